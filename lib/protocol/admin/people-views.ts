import { z } from "zod";
import { accountRoles } from "@/lib/shared/staff";
import { explain } from "../fields";

const atMs = z.int();
/** A moment that may not have been. */
const momentOrZero = explain(z.int(), "Unix milliseconds; 0: not", "Unix 毫秒；0 表示没有");

/** What every list of people ends with. */
export const cursorPage = {
  next: explain(
    z.string().nullable(),
    "Where the next page begins; null: this is the last",
    "下一页的起点；null 表示已到末页",
  ),
  total: z.int(),
  isTotalCut: explain(z.boolean(), "There are more than `total`", "实际数量多于 `total`"),
};

/** An account as the list shows it. */
export const personView = z.object({
  userId: z.string(),
  nickname: z.string(),
  avatarUrl: z.string(),
  role: z.enum(accountRoles),
  createdMs: atMs,
  signedInMs: momentOrZero,
  lockedMs: momentOrZero,
  bannedUntilMs: momentOrZero,
  onAir: z.boolean(),
  forbidden: z.boolean(),
});

const sessionView = z.object({
  id: z.string(),
  kind: z.enum(["web", "app"]),
  sinceMs: atMs,
  expiresMs: atMs,
  clientIp: z.string(),
  agent: z.string(),
});

const auditView = z.object({
  seq: z.int(),
  atMs,
  actor: z.string(),
  via: z.string(),
  action: z.string(),
  outcome: z.string(),
});

/** Everything about one account. */
export const personDetailView = personView.extend({
  lockReason: z.string(),
  bannedBy: z.string(),
  mutes: explain(z.int(), "Rooms in which he is muted now", "当前被禁言的直播间数"),
  sessions: z.array(sessionView),
  sessionTotal: z.int(),
  roomSignIns: z.int(),
  accessTokens: z.int(),
  broadcasts: z.int(),
  tapes: z.int(),
  tapeBytes: z.int(),
  reportsAbout: z.int(),
  reportsBy: z.int(),
  audit: z.array(auditView),
});

/** A guest of a browser. */
export const guestView = z.object({
  userId: z.string(),
  nickname: z.string(),
  addressLabel: explain(
    z.string(),
    "Tells addresses apart without naming them",
    "用于区分地址的短哈希",
  ),
  createdMs: atMs,
  seenMs: atMs,
  bannedUntilMs: momentOrZero,
  addressBannedUntilMs: momentOrZero,
});

/** A banned network address. */
export const addressBanView = z.object({
  id: z.string(),
  label: z.string(),
  reason: z.string(),
  untilMs: atMs,
  createdMs: atMs,
  createdBy: z.string(),
});
