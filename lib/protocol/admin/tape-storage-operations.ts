import { z } from "zod";
import { retentionOf, setRetention } from "@/lib/services/tape-retention";
import { storageOf } from "@/lib/services/tape-storage";
import { explain, integer } from "../fields";
import { cursor } from "./admin-fields";
import { order, question } from "./admin-operation";
import { retentionShape, storageShape } from "./tapes-shapes";

/** A limit; 0: none. */
const limitTo = (most: number) =>
  integer.refine((value) => value >= 0 && value <= most, `must be between 0 and ${most}`);
const days = explain(limitTo(36_500), "Days; 0: no such rule", "天数，0 表示不限");
const bytes = limitTo(Number.MAX_SAFE_INTEGER);
const totalBytes = explain(bytes, "Bytes of all; 0: no such rule", "总字节数，0 表示不限");
const perBroadcasterBytes = explain(
  bytes,
  "Bytes of each broadcaster; 0: no such rule",
  "每位主播的字节数，0 表示不限",
);
const rules = { days, totalBytes, perBroadcasterBytes };

/** What recordings take, and by which rules the oldest go. */
export const storageOperations = [
  question(
    {
      id: "adminTapeStorage",
      area: "tapes",
      path: "/api/admin/tapes/storage",
      summary: {
        en: "What each broadcaster's recordings take, the largest first; the trash counts",
        zh: "各主播录制占用的空间，从大到小，回收站计算在内",
      },
      role: "readonly",
      scope: "tapes:read",
      input: z.object({ cursor }),
      output: storageShape,
      example: {},
    },
    ({ services, caller }, { cursor: place }) => storageOf(services, caller, place),
  ),
  question(
    {
      id: "adminReadRetention",
      area: "tapes",
      path: "/api/admin/tapes/retention",
      summary: {
        en: "The rules of retention, and what they, or those asked about, would remove now",
        zh: "保留规则，以及按现有（或试填的）规则此刻会清理多少",
      },
      role: "readonly",
      scope: "tapes:read",
      input: z.object({
        days: days.optional(),
        totalBytes: totalBytes.optional(),
        perBroadcasterBytes: perBroadcasterBytes.optional(),
      }),
      output: retentionShape,
      example: { days: 90 },
    },
    ({ services, caller }, draft) => retentionOf(services, caller, asked(draft)),
  ),
  order(
    {
      id: "adminSetRetention",
      area: "tapes",
      path: "/api/admin/tapes/retention",
      summary: {
        en: "Sets the rules of retention; `revision` names those that were looked at",
        zh: "设置保留规则，`revision` 为读取时的版本",
      },
      role: "admin",
      scope: "tapes:write",
      input: z.object({ ...rules, revision: limitTo(Number.MAX_SAFE_INTEGER) }),
      output: retentionShape,
      example: { days: 0, totalBytes: 0, perBroadcasterBytes: 0, revision: 0 },
    },
    ({ services, caller }, input) => setRetention(services, caller, input),
  ),
] as const;

/** Without what was left out. */
function asked<Draft extends object>(draft: Draft) {
  const entries = Object.entries(draft).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [Name in keyof Draft]?: NonNullable<Draft[Name]> };
}
