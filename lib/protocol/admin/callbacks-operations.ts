import { z } from "zod";
import { pageOfLedger, readCallback } from "@/lib/services/admin-callbacks";
import { replayCallback } from "@/lib/services/callback-replay";
import { simulateCallback } from "@/lib/services/callback-simulation";
import { callbackFates, callbackOrigins, simulatedKinds } from "@/lib/shared/callback-entry";
import { explain, integer, optionalText } from "../fields";
import { anyId, cursor, filterOf, momentMs, searchTerm } from "./admin-fields";
import { type AdminCall, order, question } from "./admin-operation";

const entry = z.object({
  id: z.string(),
  receivedMs: z.int(),
  source: z.string(),
  eventType: z.int().nullable(),
  streamName: z.string(),
  verification: z.string(),
  effect: z.string(),
  origin: z.enum(callbackOrigins),
  clientIp: z.string(),
  causeId: z.string(),
  orderedBy: z.string(),
});

/** What came of one that was replayed or made up. */
const taken = z.object({ id: z.string(), verification: z.string(), effect: z.string() });

const list = question(
  {
    id: "adminListCallbacks",
    area: "callbacks",
    path: "/api/admin/callbacks",
    summary: { en: "The ledger of callbacks, the newest first", zh: "回调台账（最新在前）" },
    role: "readonly",
    scope: "callbacks:read",
    input: z.object({
      fate: explain(filterOf(callbackFates), "What became of it", "处理结果"),
      type: explain(
        z.union([z.literal(""), integer]).optional(),
        "Event type of LVB",
        "云直播事件类型",
      ).transform((value) => (value === "" ? undefined : value)),
      stream: explain(searchTerm, "How the stream's name begins", "流名称的开头"),
      origin: explain(
        filterOf(callbackOrigins),
        "`received`, `engine`, `replayed` or `simulated`",
        "来源",
      ),
      fromMs: momentMs,
      untilMs: momentMs,
      cursor,
    }),
    output: z.object({
      entries: z.array(entry),
      next: z.string().nullable(),
      total: z.int(),
      isTotalCut: z.boolean(),
    }),
    example: { fate: "refused", stream: "1000_alice" },
  },
  ({ services, caller }, input) => {
    const page = pageOfLedger(services, caller, input);
    return { ...page, entries: [...page.entries] };
  },
);

const read = question(
  {
    id: "adminReadCallback",
    area: "callbacks",
    path: "/api/admin/callbacks/{id}",
    summary: {
      en: "One callback with its body, without secrets",
      zh: "单条回调及其内容（不含密钥）",
    },
    role: "readonly",
    scope: "callbacks:read",
    input: z.object({ id: anyId }),
    output: z.object({ entry, body: z.string() }),
    example: { id: "00000000-0000-4000-8000-000000000000" },
  },
  ({ services, caller }, { id }) => readCallback(services, caller, id),
);

const replay = order(
  {
    id: "adminReplayCallback",
    area: "callbacks",
    path: "/api/admin/callbacks/{id}/replay",
    summary: { en: "Apply a callback once more", zh: "重放一条回调" },
    role: "admin",
    scope: "callbacks:write",
    target: "id",
    input: z.object({ id: anyId }),
    output: taken,
    example: { id: "00000000-0000-4000-8000-000000000000" },
  },
  ({ services, caller }, { id }) => replayCallback(services, caller, id),
);

const simulate = order(
  {
    id: "adminSimulateCallback",
    area: "callbacks",
    path: "/api/admin/callbacks/simulate",
    summary: {
      en: "Make up a callback, as Tencent Cloud would sign and send it",
      zh: "模拟一条回调（按腾讯云的方式签名）",
    },
    role: "admin",
    scope: "callbacks:write",
    target: "userid",
    input: z.object({
      kind: z.enum(simulatedKinds),
      userid: explain(optionalText, "The broadcaster", "主播的用户标识"),
      streamName: explain(optionalText, "Or the stream; it counts before", "或流名称（优先）"),
      atMs: momentMs,
      sequence: explain(optionalText, "Names one push", "推流序列号").refine(
        (value) => /^[\w-]{0,64}$/.test(value),
        "may have letters, digits, _ and -",
      ),
      goodbye: explain(
        z.boolean().default(true),
        "Whether the publisher said goodbye; else it was lost and may come back",
        "是否主动结束推流；否则视为掉线，可能重连",
      ),
      url: explain(optionalText, "Address of the recording or picture", "录制文件或截图的地址"),
      format: z.enum(["mp4", "hls", "flv", "aac"]).default("mp4"),
      durationSeconds: explain(
        z.union([z.literal(""), integer]).optional(),
        "Length of the recording",
        "录制时长（秒）",
      )
        .transform((value) => (value === "" ? undefined : value))
        .refine((value) => value === undefined || (value >= 1 && value <= 86_400), "1 to 86400"),
    }),
    output: taken,
    example: { kind: "start", userid: "alice_01" },
  },
  ({ services, caller }, input) => simulateCallback(services, caller, input),
);

/** The ledger of callbacks. */
export const callbacksOperations: readonly AdminCall[] = [list, simulate, read, replay];
