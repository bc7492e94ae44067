import { z } from "zod";
import { orderAnyTape, orderManyTapes, renameAnyTape } from "@/lib/services/admin-tape-orders";
import { adminTapeOf, adminTapesOf } from "@/lib/services/admin-tapes";
import { failedRecordingsOf } from "@/lib/services/failed-recordings";
import {
  adminTapeSorts,
  adminTapeStates,
  type BulkAction,
  bulkActions,
  mostAtOnce,
} from "@/lib/shared/admin-tapes";
import { explain, optionalText, requiredText } from "../fields";
import { anyId, cursor, filterOf, momentMs, reasonText, searchTerm } from "./admin-fields";
import { type AdminCall, order, question } from "./admin-operation";
import { strayOperations } from "./stray-operations";
import { storageOperations } from "./tape-storage-operations";
import {
  bulkShape,
  failurePageShape,
  tapeDetailShape,
  tapePageShape,
  tapeShape,
} from "./tapes-shapes";

const ofUser = explain(
  optionalText.transform((value) => value || undefined),
  "Userid of the broadcaster",
  "主播的用户标识",
);
const one = z.object({ fileid: anyId });
const done = z.object({ tape: tapeShape });
const example = { fileid: "x1-hls" };

/** One order about one recording, by a route of its own. */
function tapeOrder(
  about: Pick<AdminCall, "id" | "summary" | "role"> & { readonly path: string },
  action: BulkAction,
): AdminCall {
  return order(
    {
      ...about,
      area: "tapes",
      path: `/api/admin/tapes/{fileid}/${about.path}`,
      scope: "tapes:write",
      target: "fileid",
      input: one.extend({ reason: reasonText }),
      output: done,
      example: { ...example, reason: "" },
    },
    async ({ services, caller }, { fileid, reason }) => ({
      tape: await orderAnyTape(services, caller, fileid, { action, reason }),
    }),
  );
}

/** Every recording, and what staff does about it. */
export const tapesOperations: readonly AdminCall[] = [
  question(
    {
      id: "adminListTapes",
      area: "tapes",
      path: "/api/admin/tapes",
      summary: {
        en: "Recordings, the newest or the largest first. A page may have fewer than it could and still be followed by others: go on while there is a `next`",
        zh: "录制列表，按时间或大小排序。一页可能不满，只要返回了 `next` 就还可以继续",
      },
      role: "readonly",
      scope: "tapes:read",
      input: z.object({
        q: searchTerm,
        state: filterOf(adminTapeStates),
        userid: ofUser,
        fromMs: momentMs,
        untilMs: momentMs,
        sort: filterOf(adminTapeSorts),
        cursor,
      }),
      output: tapePageShape,
      example: { q: "jazz", state: "listed" },
    },
    ({ services, caller }, input) => adminTapesOf(services, caller, input),
  ),
  question(
    {
      id: "adminListFailedRecordings",
      area: "tapes",
      path: "/api/admin/tapes/failed",
      summary: {
        en: "Broadcasts whose recording failed, wholly or before its end, with the reason",
        zh: "录制失败或中途停止的直播及原因",
      },
      role: "readonly",
      scope: "tapes:read",
      input: z.object({ userid: ofUser, cursor }),
      output: failurePageShape,
      example: { userid: "alice_01" },
    },
    ({ services, caller }, input) => failedRecordingsOf(services, caller, input),
  ),
  ...storageOperations,
  ...strayOperations,
  order(
    {
      id: "adminOrderTapes",
      area: "tapes",
      path: "/api/admin/tapes/bulk",
      summary: {
        en: "One order about many recordings; each has its own result and its own line in the audit log. Deleting, restoring and keeping are for administrators",
        zh: "批量操作录制：逐个返回结果并分别记入审计日志。删除、恢复和长期保留仅限管理员",
      },
      role: "moderator",
      scope: "tapes:write",
      input: z.object({
        action: z.enum(bulkActions),
        fileids: z.array(anyId).min(1).max(mostAtOnce),
        reason: reasonText,
      }),
      output: bulkShape,
      example: { action: "withhold", fileids: ["x1-hls"], reason: "" },
    },
    async ({ services, caller }, { fileids, action, reason }) => ({
      outcomes: await orderManyTapes(services, caller, fileids, { action, reason }),
    }),
  ),
  question(
    {
      id: "adminReadTape",
      area: "tapes",
      path: "/api/admin/tapes/{fileid}",
      summary: {
        en: "One recording, with addresses at which staff plays it",
        zh: "单个录制的详情及管理人员可用的播放地址",
      },
      role: "readonly",
      scope: "tapes:read",
      input: one,
      output: tapeDetailShape,
      example,
    },
    ({ services, caller }, { fileid }) => adminTapeOf(services, caller, fileid),
  ),
  order(
    {
      id: "adminRenameTape",
      area: "tapes",
      path: "/api/admin/tapes/{fileid}/rename",
      summary: { en: "Gives a recording another title", zh: "修改录制的标题" },
      role: "moderator",
      scope: "tapes:write",
      target: "fileid",
      input: one.extend({
        title: requiredText.refine((value) => value.length <= 120, "is too long"),
      }),
      output: done,
      example: { ...example, title: "Another title" },
    },
    async ({ services, caller }, { fileid, title }) => ({
      tape: await renameAnyTape(services, caller, fileid, title),
    }),
  ),
  tapeOrder(
    {
      id: "adminWithholdTape",
      path: "withhold",
      summary: {
        en: "Takes a recording from everybody but its owner and staff; its owner reads the reason",
        zh: "限制公开：仅主播本人和管理人员可看，主播会看到原因",
      },
      role: "moderator",
    },
    "withhold",
  ),
  tapeOrder(
    {
      id: "adminReleaseTape",
      path: "release",
      summary: { en: "Withholds a recording no more", zh: "解除限制公开" },
      role: "moderator",
    },
    "release",
  ),
  tapeOrder(
    {
      id: "adminDeleteTape",
      path: "delete",
      summary: {
        en: "Deletes a recording; it can be restored for `TAPE_UNDO_DAYS`",
        zh: "删除录制，在 `TAPE_UNDO_DAYS` 天内可以恢复",
      },
      role: "admin",
    },
    "delete",
  ),
  tapeOrder(
    {
      id: "adminRestoreTape",
      path: "restore",
      summary: {
        en: "Restores what staff or a rule of retention deleted",
        zh: "恢复被管理人员或保留规则删除的录制",
      },
      role: "admin",
    },
    "restore",
  ),
  order(
    {
      id: "adminKeepTape",
      area: "tapes",
      path: "/api/admin/tapes/{fileid}/keep",
      summary: {
        en: "Spares a recording from all rules of retention, or no longer",
        zh: "设置录制不受（或重新受）保留规则约束",
      },
      role: "admin",
      scope: "tapes:write",
      target: "fileid",
      input: one.extend({ kept: z.boolean() }),
      output: done,
      example: { ...example, kept: true },
    },
    async ({ services, caller }, { fileid, kept }) => {
      const action = kept ? "keep" : "unkeep";
      return { tape: await orderAnyTape(services, caller, fileid, { action, reason: "" }) };
    },
  ),
];
