import { z } from "zod";
import { listMeasuredLives } from "@/lib/services/admin-lives";
import { orderLive } from "@/lib/services/live-orders";
import { userid } from "../fields";
import { pageQuery } from "../page-query";
import { type AdminCall, order, question } from "./admin-operation";

const orderResult = z.object({ userId: z.string(), forbidden: z.boolean() });

/** Lives on air and broadcasters who are forbidden. */
export const livesOperations: readonly AdminCall[] = [
  question(
    {
      id: "adminListLives",
      area: "lives",
      path: "/api/admin/lives",
      summary: { en: "Lives on air and forbidden broadcasters", zh: "正在直播与被禁播的主播" },
      role: "readonly",
      scope: "lives:read",
      input: z.object({ page: pageQuery }),
      output: z.looseObject({}),
      example: { page: 1 },
    },
    async ({ services, caller }, { page }) => ({
      ...(await listMeasuredLives(services, caller, page)),
    }),
  ),
  ...(["stop", "forbid", "allow"] as const).map((what) =>
    order(
      {
        id: `admin${what.charAt(0).toUpperCase()}${what.slice(1)}Live`,
        area: "lives",
        path: `/api/admin/lives/${what}`,
        summary: {
          stop: { en: "Ends a broadcast", zh: "结束直播" },
          forbid: { en: "Forbids a broadcaster to go live", zh: "禁止主播开播" },
          allow: { en: "Allows a forbidden broadcaster again", zh: "解除禁播" },
        }[what],
        role: "moderator",
        scope: "lives:write",
        target: "userid",
        input: z.object({ userid }),
        output: orderResult,
        example: { userid: "alice_01" },
      },
      ({ services, caller }, input) => orderLive(services, caller, what, input.userid),
    ),
  ),
];
