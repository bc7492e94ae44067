import { z } from "zod";
import { ServiceError } from "@/lib/errors";
import { requireBroadcaster } from "@/lib/services/broadcaster";
import { isKnown, leaveRoom } from "@/lib/services/rooms";
import { defineAction, integer, userid } from "../action";

const schema = z.object({ userid, status: integer });

/** `status` on the wire: 0 online, 1 offline (the inverse of the list's). */
const online = 0;
const offline = 1;

/**
 * The app tells that it is on air or has left. Whether a live is online follows from its media
 * alone; leaving ends the wait for a lost publisher. A user without a row is no error.
 */
export const changeStatus = defineAction("ChangeStatus", schema, async (context, input) => {
  if (input.status !== online && input.status !== offline) {
    throw new ServiceError("invalidParameter", "status must be 0 or 1");
  }
  const { services } = context;
  // There is nothing to leave for a user whom nobody knows, and nothing to prove.
  if (input.status === offline && isKnown(services, input.userid)) {
    await requireBroadcaster(services, context, input.userid);
    await leaveRoom(services, input.userid);
  }
  return { result: 0 };
});
