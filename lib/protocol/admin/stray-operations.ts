import { z } from "zod";
import { orderStrayTapes, strayTapesOf } from "@/lib/services/stray-tapes";
import { mostStraysAtOnce, strayOrders } from "@/lib/shared/stray-tapes";
import { explain } from "../fields";
import { order, question } from "./admin-operation";

const strayShape = z.object({
  url: z.string(),
  streamName: z.string(),
  sizeBytes: z.int(),
  isServed: z.boolean(),
  startedAtMs: z.int().nullable(),
  endedAtMs: z.int().nullable(),
  durationSeconds: z.number().nullable(),
  canAdopt: z.boolean(),
});

/** Files without a recording, and recordings without their files. */
export const strayOperations = [
  question(
    {
      id: "adminListStrayTapes",
      area: "tapes",
      path: "/api/admin/tapes/strays",
      summary: {
        en: "Files on the disk that belong to no recording, and recordings whose files are missing, as after a restored backup",
        zh: "磁盘上不属于任何录制的文件，以及文件缺失的录制（例如恢复备份之后）",
      },
      role: "readonly",
      scope: "tapes:read",
      input: z.object({}),
      output: z.object({
        strays: z.array(strayShape).readonly(),
        missing: z
          .array(z.object({ fileId: z.string(), title: z.string(), userId: z.string() }))
          .readonly(),
        missingCount: z.int(),
      }),
      example: {},
    },
    ({ services, caller }) => strayTapesOf(services, caller),
  ),
  order(
    {
      id: "adminOrderStrayTapes",
      area: "tapes",
      path: "/api/admin/tapes/strays",
      summary: {
        en: "Takes such files over as hidden recordings (`adopt`), or removes them for good (`remove`)",
        zh: "将这些文件收为隐藏的录制（`adopt`），或永久删除（`remove`）",
      },
      role: "admin",
      scope: "tapes:write",
      input: z.object({
        action: z.enum(strayOrders),
        urls: explain(
          z.array(z.string().min(1).max(300)).min(1).max(mostStraysAtOnce),
          "Their `url`s, as the list has them",
          "列表中的 `url`",
        ),
      }),
      output: z.object({ done: z.int(), left: z.int() }),
      example: { action: "adopt", urls: ["/tapes/1000_alice_01/x1/index.m3u8"] },
    },
    ({ services, caller }, { action, urls }) => orderStrayTapes(services, caller, action, urls),
  ),
] as const;
