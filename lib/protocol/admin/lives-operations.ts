import { z } from "zod";
import { listAdminLives } from "@/lib/services/admin-lives";
import { banEnd, orderLive } from "@/lib/services/live-orders";
import { messageBroadcaster } from "@/lib/services/staff-messages";
import { longestNotice } from "@/lib/shared/staff-notice";
import { explain, integer, requiredText, userid } from "../fields";
import { done, isDone, momentMs, reasonText } from "./admin-fields";
import { type AdminCall, order, question } from "./admin-operation";
import { livesAnswer } from "./lives-answer";
import { livesQuestion } from "./lives-question";

const standing = z.object({
  userId: z.string(),
  forbidden: z.boolean(),
  forbidUntilMs: z.int().nullable(),
  forbidReason: z.string(),
});

const shared = {
  area: "lives",
  role: "moderator",
  scope: "lives:write",
  target: "userid",
} as const;

/** Lives on air, previews and broadcasters who are forbidden. */
export const livesOperations: readonly AdminCall[] = [
  question(
    {
      id: "adminListLives",
      area: "lives",
      path: "/api/admin/lives",
      summary: {
        en: "Lives on air, previews that are not public yet, and forbidden broadcasters",
        zh: "正在直播、尚未公开与被禁播的主播",
      },
      role: "readonly",
      scope: "lives:read",
      input: livesQuestion,
      output: livesAnswer,
      example: { state: "onAir", sort: "viewers" },
    },
    ({ services, caller }, input) => listAdminLives(services, caller, input),
  ),
  order(
    {
      ...shared,
      id: "adminStopLive",
      path: "/api/admin/lives/stop",
      summary: {
        en: "Ends a broadcast: the publisher is disconnected and kept out for a moment",
        zh: "结束直播：断开推流端，并在片刻内不允许其自动重连",
      },
      input: z.object({ userid, reason: reasonText }),
      output: standing,
      example: { userid: "alice_01", reason: "Too loud" },
    },
    ({ services, caller }, { userid, reason }) =>
      orderLive(services, caller, { what: "stop", reason }, userid),
  ),
  order(
    {
      ...shared,
      id: "adminForbidLive",
      path: "/api/admin/lives/forbid",
      summary: {
        en: "Forbids a broadcaster to go live, until a moment, for so many seconds, or for good",
        zh: "禁播：到某一时刻、若干秒，或无限期",
      },
      input: z.object({
        userid,
        untilMs: momentMs,
        seconds: explain(integer.optional(), "Instead of a moment", "以秒数代替时刻"),
        reason: reasonText,
      }),
      output: standing,
      example: { userid: "alice_01", seconds: 3600, reason: "Advertising" },
    },
    ({ services, caller }, { userid, untilMs, seconds, reason }) => {
      const ends = banEnd(services, untilMs, seconds);
      return orderLive(services, caller, { what: "forbid", untilMs: ends, reason }, userid);
    },
  ),
  order(
    {
      ...shared,
      id: "adminAllowLive",
      path: "/api/admin/lives/allow",
      summary: { en: "Allows a forbidden broadcaster again", zh: "解除禁播" },
      input: z.object({ userid }),
      output: standing,
      example: { userid: "alice_01" },
    },
    ({ services, caller }, { userid }) => orderLive(services, caller, { what: "allow" }, userid),
  ),
  order(
    {
      ...shared,
      id: "adminMessageBroadcaster",
      path: "/api/admin/lives/message",
      summary: {
        en: "A message to a broadcaster, at the top of his studio until he has read it",
        zh: "给主播发消息，显示在其直播工作台顶部，直到已读",
      },
      input: z.object({
        userid,
        text: explain(
          requiredText.refine((value) => [...value].length <= longestNotice, "is too long"),
          `At most ${longestNotice} characters`,
          `最多 ${longestNotice} 个字符`,
        ),
      }),
      output: done,
      example: { userid: "alice_01", text: "Please turn down the music." },
    },
    async ({ services, caller }, { userid, text }) => {
      await messageBroadcaster(services, caller, userid, text);
      return isDone;
    },
  ),
];
