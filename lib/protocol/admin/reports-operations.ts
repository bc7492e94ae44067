import { z } from "zod";
import { reportDetail } from "@/lib/services/admin-report";
import {
  hideReportedMessage,
  muteReported,
  resolveReport,
  resolveReportsAbout,
} from "@/lib/services/admin-report-orders";
import { listReportsPage } from "@/lib/services/admin-reports";
import { reportStates } from "@/lib/shared/admin-reports";
import { reportReasons } from "@/lib/shared/reports";
import { explain, optionalText } from "../fields";
import { anyId, cursor, done, filterOf, isDone, reasonText } from "./admin-fields";
import { type AdminCall, order, question } from "./admin-operation";
import { reportDetailShape, reportsPageShape } from "./report-shapes";

const exampleId = "00000000-0000-4000-8000-000000000000";
const decision = {
  outcome: explain(
    z.enum(["upheld", "dismissed"]),
    "`upheld`: something was wrong; `dismissed`: nothing was",
    "`upheld` 举报成立，`dismissed` 举报不成立",
  ),
  note: reasonText,
};
/** A mute is as long as this at most. */
const longestMuteSeconds = 365 * 86_400;

/** Complaints of viewers and phones, and what is decided about them. */
export const reportsOperations: readonly AdminCall[] = [
  question(
    {
      id: "adminListReports",
      area: "people",
      path: "/api/admin/reports",
      summary: { en: "Complaints, the newest first", zh: "举报列表，最新在前" },
      role: "readonly",
      scope: "people:read",
      input: z.object({
        state: filterOf(reportStates),
        reason: filterOf(reportReasons),
        about: explain(
          optionalText.transform((value) => value || undefined),
          "Userid of whom they are about",
          "被举报的用户标识",
        ),
        cursor,
      }),
      output: reportsPageShape,
      example: { state: "open" },
    },
    ({ services, caller }, { state, reason, about, cursor: from }) =>
      listReportsPage(services, caller, { status: state, reason, reported: about }, from),
  ),
  question(
    {
      id: "adminGetReport",
      area: "people",
      path: "/api/admin/reports/{id}",
      summary: { en: "A complaint with its evidence", zh: "举报详情与证据" },
      role: "readonly",
      scope: "people:read",
      input: z.object({ id: anyId }),
      output: reportDetailShape,
      example: { id: exampleId },
    },
    ({ services, caller }, { id }) => reportDetail(services, caller, id),
  ),
  order(
    {
      id: "adminResolveReport",
      area: "people",
      path: "/api/admin/reports/{id}/resolve",
      summary: { en: "Decides about a complaint", zh: "处理举报" },
      role: "moderator",
      scope: "people:write",
      target: "id",
      input: z.object({ id: anyId, ...decision }),
      output: done,
      example: { id: exampleId, outcome: "upheld", note: "Message hidden." },
    },
    async ({ services, caller }, { id, ...decided }) => {
      await resolveReport(services, caller, id, decided);
      return isDone;
    },
  ),
  order(
    {
      id: "adminResolveReportsAbout",
      area: "people",
      path: "/api/admin/reports/bulk",
      summary: {
        en: "Decides about every open complaint about the same message or person",
        zh: "批量处理同一消息或同一用户的全部待处理举报",
      },
      role: "moderator",
      scope: "people:write",
      target: "id",
      input: z.object({
        id: explain(anyId, "One of the complaints", "其中任一举报的标识"),
        about: explain(
          z.enum(["message", "person"]),
          "What they have to have in common",
          "按同一消息或同一用户",
        ),
        ...decision,
      }),
      output: z.object({ count: explain(z.int(), "How many there were", "处理的数量") }),
      example: { id: exampleId, about: "message", outcome: "upheld", note: "" },
    },
    async ({ services, caller }, { id, about, ...decided }) => ({
      count: await resolveReportsAbout(services, caller, id, about, decided),
    }),
  ),
  order(
    {
      id: "adminHideReportedMessage",
      area: "people",
      path: "/api/admin/reports/{id}/hide",
      summary: { en: "Hides the message of a complaint", zh: "隐藏被举报的消息" },
      role: "moderator",
      scope: "people:write",
      target: "id",
      input: z.object({ id: anyId }),
      output: done,
      example: { id: exampleId },
    },
    async ({ services, caller }, { id }) => {
      await hideReportedMessage(services, caller, id);
      return isDone;
    },
  ),
  order(
    {
      id: "adminMuteReported",
      area: "people",
      path: "/api/admin/reports/{id}/mute",
      summary: {
        en: "Keeps whom a complaint is about from writing in that room",
        zh: "在该直播间禁言被举报人",
      },
      role: "moderator",
      scope: "people:write",
      target: "id",
      input: z.object({
        id: anyId,
        seconds: explain(
          z.int().min(0).max(longestMuteSeconds),
          "For how long; 0 lets him write again",
          "禁言秒数；0 为解除禁言",
        ),
      }),
      output: done,
      example: { id: exampleId, seconds: 600 },
    },
    async ({ services, caller }, { id, seconds }) => {
      await muteReported(services, caller, id, seconds);
      return isDone;
    },
  ),
];
