import { z } from "zod";
import { auditCsv, auditFilterOf, auditPageOf } from "@/lib/services/audit-pages";
import { explain, optionalText } from "../fields";
import { momentMs } from "./admin-fields";
import { download, question } from "./admin-operation";

const word = (en: string, zh: string) =>
  explain(
    optionalText.transform((value) => value || undefined),
    en,
    zh,
  );
const filter = {
  actor: word("Userid of who did it", "操作人"),
  action: word("Id of the operation", "操作"),
  target: word("Whom or what it was about", "对象"),
  outcome: word("`done`, `begun` or the name of an error code", "结果"),
  fromMs: momentMs,
  untilMs: momentMs,
  days: explain(
    z
      .union([z.literal(""), z.coerce.number().int().min(1).max(36_500)])
      .optional()
      .transform((value) => value || undefined),
    "Of the last so many days alone",
    "仅最近若干天",
  ),
};
const entry = z.object({
  seq: z.int(),
  atMs: z.int(),
  actor: z.string(),
  via: z.string(),
  tokenName: z.string(),
  clientIp: z.string(),
  action: z.string(),
  target: z.string(),
  details: z.string(),
  outcome: z.string(),
});

/** Who did what, when and from where. */
export const auditOperations = [
  question(
    {
      id: "adminListAudit",
      area: "audit",
      path: "/api/admin/audit",
      summary: {
        en: "Who did what, when and from where; the newest first",
        zh: "审计日志：何人何时从何处做了什么",
      },
      role: "readonly",
      scope: "audit:read",
      input: z.object({
        ...filter,
        cursor: explain(
          z.coerce.number().int().min(1).optional(),
          "`next` of the page before",
          "上一页返回的 `next`",
        ),
      }),
      output: z.object({
        entries: z.array(entry),
        next: z.int().nullable(),
      }),
      example: { actor: "boss_01" },
    },
    ({ services, caller }, { cursor, ...rest }) => {
      const filter = { ...auditFilterOf(services, rest), beforeSeq: cursor };
      const page = auditPageOf(services, caller, filter);
      return { ...page, entries: [...page.entries] };
    },
  ),
  download(
    {
      id: "adminExportAudit",
      area: "audit",
      path: "/api/admin/audit/csv",
      summary: { en: "The same as a spreadsheet (CSV)", zh: "导出审计日志（CSV）" },
      role: "readonly",
      scope: "audit:read",
      input: z.object(filter),
      output: z.string(),
      example: {},
    },
    async ({ services, caller }, input) =>
      new Response(auditCsv(services, caller, auditFilterOf(services, input)), {
        headers: {
          "content-type": "text/csv; charset=utf-8",
          "content-disposition": 'attachment; filename="audit.csv"',
          "cache-control": "no-store",
        },
      }),
  ),
] as const;
