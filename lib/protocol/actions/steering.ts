import { z } from "zod";
import { ServiceError } from "@/lib/errors";
import { audited } from "@/lib/services/audit";
import { allowLive, forbidLive, stopLive } from "@/lib/services/steering";
import { defineAction, done, nothingMore } from "../action";
import { explain, integer, userid } from "../fields";

/** An administrator disconnects a broadcaster. */
export const stopLvb = defineAction(
  {
    name: "StopLVB",
    summary: {
      en: "A moderator or administrator ends a live: the publisher is disconnected.",
      zh: "版主或管理员断流：主播被断开。",
    },
    permission: "moderator",
    input: z.object({ userid }),
    output: done,
    example: { userid: "alice_01" },
  },
  async (context, input) => {
    const { services } = context;
    await audited(services, context, { action: "adminStopLive", target: input.userid }, () =>
      stopLive(services, context, input.userid),
    );
    return nothingMore;
  },
);

/** An administrator forbids a broadcaster to go live. */
export const forbidLiveAction = defineAction(
  {
    name: "ForbidLive",
    summary: {
      en: "A moderator or administrator forbids a broadcaster to go live, or allows it again.",
      zh: "版主或管理员禁播或解禁。",
    },
    permission: "moderator",
    input: z.object({
      userid,
      forbidflag: explain(integer, "1 forbid, 0 allow", "1 禁播，0 解禁"),
    }),
    output: done,
    example: { userid: "alice_01", forbidflag: 1 },
  },
  async (context, input) => {
    const { services } = context;
    const { userid: target, forbidflag } = input;
    if (forbidflag !== 0 && forbidflag !== 1) {
      throw new ServiceError("invalidParameter", "forbidflag must be 0 or 1");
    }
    const action = forbidflag === 1 ? "adminForbidLive" : "adminAllowLive";
    const forever = { untilMs: null, reason: "" };
    await audited(services, context, { action, target }, () =>
      forbidflag === 1
        ? forbidLive(services, context, target, forever)
        : allowLive(services, context, target),
    );
    return nothingMore;
  },
);
