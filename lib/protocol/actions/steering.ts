import { z } from "zod";
import { ServiceError } from "@/lib/errors";
import { forbidLive, stopLive } from "@/lib/services/steering";
import { defineAction, done, nothingMore } from "../action";
import { explain, integer, userid } from "../fields";

/** An administrator disconnects a broadcaster. */
export const stopLvb = defineAction(
  {
    name: "StopLVB",
    summary: {
      en: "An administrator ends a live: the publisher is disconnected.",
      zh: "管理员断流：主播被断开。",
    },
    permission: "admin",
    input: z.object({ userid }),
    output: done,
    example: { userid: "alice_01" },
  },
  async (context, input) => {
    await stopLive(context.services, context, input.userid);
    return nothingMore;
  },
);

/** An administrator forbids a broadcaster to go live. */
export const forbidLiveAction = defineAction(
  {
    name: "ForbidLive",
    summary: {
      en: "An administrator forbids a broadcaster to go live, or allows it again.",
      zh: "管理员禁播或解禁。",
    },
    permission: "admin",
    input: z.object({
      userid,
      forbidflag: explain(integer, "1 forbid, 0 allow", "1 禁播，0 解禁"),
    }),
    output: done,
    example: { userid: "alice_01", forbidflag: 1 },
  },
  async (context, input) => {
    if (input.forbidflag !== 0 && input.forbidflag !== 1) {
      throw new ServiceError("invalidParameter", "forbidflag must be 0 or 1");
    }
    await forbidLive(context.services, context, input.userid, input.forbidflag === 1);
    return nothingMore;
  },
);
