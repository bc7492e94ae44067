import { z } from "zod";
import {
  broadcastChart,
  listChartedBroadcasts,
  serverChart,
  serverChartCsv,
} from "@/lib/services/admin-charts";
import { longestChartHours, mostChartPoints } from "@/lib/shared/admin-charts";
import { explain } from "../fields";
import { anyId, cursor, momentMs } from "./admin-fields";
import { type AdminCall, download, question } from "./admin-operation";

const time = z.object({
  hours: explain(
    z.coerce.number().int().min(1).max(longestChartHours).optional(),
    "The last so many hours; one unless told",
    "最近多少小时，默认 1",
  ),
  fromMs: momentMs,
  untilMs: momentMs,
});
const kbps = explain(z.int().nullable(), "Null: nobody measured it", "null 表示没有测量");
const point = z.object({
  atMs: z.int(),
  untilMs: z.int(),
  lives: explain(z.int(), "Most at one time", "同时直播数峰值"),
  viewers: explain(z.int(), "Most at one time", "同时观众数峰值"),
  messagesPerMinute: z.number(),
  incomingKbps: kbps,
  outgoingKbps: kbps,
});
const charted = z.object({
  id: z.string(),
  userId: z.string(),
  nickname: z.string(),
  title: z.string(),
  startedMs: z.int(),
  endedMs: z.int().nullable(),
  peakViewers: z.int(),
  messageCount: z.int(),
  likeCount: z.int(),
});
const sample = z.object({
  atMs: z.int(),
  viewers: z.int(),
  likes: z.int(),
  messages: z.int(),
  incomingKbps: kbps,
  outgoingKbps: kbps,
});

/** How the server, and single broadcasts, did over time. */
export const chartsOperations: readonly AdminCall[] = [
  question(
    {
      id: "adminServerChart",
      area: "system",
      path: "/api/admin/charts",
      summary: {
        en: `Lives, viewers, messages and bandwidth over time, at most ${mostChartPoints} points`,
        zh: `直播数、观众数、消息数与带宽随时间的变化，最多 ${mostChartPoints} 个点`,
      },
      role: "readonly",
      scope: "system:read",
      input: time,
      output: z.object({
        fromMs: z.int(),
        untilMs: z.int(),
        stretchMs: explain(z.int(), "How long each point is about", "每个点代表的时长"),
        points: z.array(point).readonly(),
      }),
      example: { hours: 24 },
    },
    ({ services, caller }, input) => serverChart(services, caller, input),
  ),
  download(
    {
      id: "adminServerChartCsv",
      area: "system",
      path: "/api/admin/charts/csv",
      summary: { en: "The same as CSV", zh: "以 CSV 导出图表数据" },
      role: "readonly",
      scope: "system:read",
      input: time,
      output: z.string(),
      example: { hours: 24 },
    },
    async ({ services, caller }, input) => {
      const day = new Date(services.now()).toISOString().slice(0, 10);
      return new Response(serverChartCsv(services, caller, input), {
        headers: {
          "content-type": "text/csv; charset=utf-8",
          "content-disposition": `attachment; filename="server-${day}.csv"`,
          "cache-control": "private, no-store",
        },
      });
    },
  ),
  question(
    {
      id: "adminListChartedBroadcasts",
      area: "system",
      path: "/api/admin/charts/broadcasts",
      summary: { en: "Broadcasts of everybody, the newest first", zh: "全部直播场次，最新在前" },
      role: "readonly",
      scope: "system:read",
      input: z.object({ cursor }),
      output: z.object({ broadcasts: z.array(charted).readonly(), next: z.string().nullable() }),
      example: {},
    },
    ({ services, caller }, { cursor: from }) => listChartedBroadcasts(services, caller, from),
  ),
  question(
    {
      id: "adminBroadcastChart",
      area: "system",
      path: "/api/admin/charts/broadcasts/{id}",
      summary: { en: "How one broadcast went", zh: "单场直播的数据曲线" },
      role: "readonly",
      scope: "system:read",
      input: z.object({ id: anyId }),
      output: z.object({
        broadcast: charted,
        samples: z.array(sample).readonly(),
        reconnectedAtMs: z.array(z.int()).readonly(),
      }),
      example: { id: "4f1f8f0c2a9b4f10b1c2d3e4" },
    },
    ({ services, caller }, { id }) => broadcastChart(services, caller, id),
  ),
];
