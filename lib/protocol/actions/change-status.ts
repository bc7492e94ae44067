import { z } from "zod";
import { ServiceError } from "@/lib/errors";
import { requireBroadcaster } from "@/lib/services/broadcaster";
import { isKnown, leaveRoom } from "@/lib/services/rooms";
import { defineAction, done, nothingMore } from "../action";
import { explain, integer, userid } from "../fields";

/** `status` on the wire: 0 online, 1 offline (the inverse of the list's). */
const online = 0;
const offline = 1;

/**
 * The app tells that it is on air or has left. Whether a live is online follows from its media
 * alone; leaving ends the wait for a lost publisher. A user without a row is no error.
 */
export const changeStatus = defineAction(
  {
    name: "ChangeStatus",
    summary: {
      en: "Tells that the broadcaster is on air or has left. Only media put a live online.",
      zh: "上报开播或离开。是否在线以实际推流为准。",
    },
    permission: "self",
    input: z.object({
      userid,
      status: explain(
        integer,
        "0 online, 1 offline (the list counts the other way round)",
        "0 在线，1 离线（与列表中的取值相反）",
      ),
    }),
    output: done,
    example: { userid: "alice_01", status: 1 },
  },
  async (context, input) => {
    if (input.status !== online && input.status !== offline) {
      throw new ServiceError("invalidParameter", "status must be 0 or 1");
    }
    const { services } = context;
    // There is nothing to leave for a user whom nobody knows, and nothing to prove.
    if (input.status === offline && isKnown(services, input.userid)) {
      await requireBroadcaster(services, context, input.userid);
      await leaveRoom(services, input.userid);
    }
    return nothingMore;
  },
);
