import { z } from "zod";
import { lockAccount, unlockAccount } from "@/lib/services/account-locks";
import { banPerson } from "@/lib/services/admin-bans";
import { listPeople, personOf, sessionIdDigits } from "@/lib/services/admin-people";
import { resetPassword } from "@/lib/services/password-reset";
import { changeRole, endPersonSession, signOutPerson } from "@/lib/services/people-orders";
import { maxBanSeconds, personStates } from "@/lib/shared/admin-people";
import { accountRoles } from "@/lib/shared/staff";
import { explain, integer, userid } from "../fields";
import { cursor, done, filterOf, isDone, reasonText, searchTerm } from "./admin-fields";
import { type AdminCall, order, question } from "./admin-operation";
import { guestOperations } from "./guest-operations";
import { cursorPage, personDetailView, personView } from "./people-views";

/** How long a ban lasts. */
const banSeconds = explain(
  integer.refine((value) => value >= 1 && value <= maxBanSeconds, "is no length of a ban"),
  `Seconds, 1 to ${maxBanSeconds}`,
  `秒，1 到 ${maxBanSeconds}`,
);
const banResult = z.object({
  userId: z.string(),
  bannedUntilMs: explain(z.int(), "Unix milliseconds; 0: not banned", "Unix 毫秒；0 表示未封禁"),
});
const sessionId = z.string().regex(new RegExp(`^[0-9a-f]{${sessionIdDigits}}$`), "is no session");
const example = { userid: "alice_01" };
const area = "people" as const;
const reading = { area, role: "readonly", scope: "people:read" } as const;
const ordering = { area, scope: "people:write", target: "userid" } as const;

/** What the list of accounts can be asked for, as it stands in a query. */
export const peopleFilter = z.object({
  q: searchTerm,
  role: filterOf(accountRoles),
  state: filterOf(personStates),
  cursor,
});

/** Accounts and what staff can do about them; the fixed paths stand before those with names. */
export const peopleOperations: readonly AdminCall[] = [
  question(
    {
      ...reading,
      id: "adminListPeople",
      path: "/api/admin/people",
      summary: { en: "Accounts, the newest first", zh: "账号列表，新注册的在前" },
      input: peopleFilter,
      output: z.object({ people: z.array(personView), ...cursorPage }),
      example: { q: "alice", state: "locked" },
    },
    async ({ services, caller }, input) => {
      const page = await listPeople(services, caller, input);
      return { ...page, people: [...page.people] };
    },
  ),
  ...guestOperations,
  question(
    {
      ...reading,
      id: "adminShowPerson",
      path: "/api/admin/people/{userid}",
      summary: {
        en: "One account: sign-ins, bans, broadcasts, recordings, reports",
        zh: "账号详情：登录、封禁、直播、录制、举报",
      },
      input: z.object({ userid }),
      output: personDetailView,
      example,
    },
    ({ services, caller }, input) => {
      const person = personOf(services, caller, input.userid);
      return { ...person, sessions: [...person.sessions], audit: [...person.audit] };
    },
  ),
  order(
    {
      ...ordering,
      id: "adminSetRole",
      path: "/api/admin/people/{userid}/role",
      // A token that may set roles could give its owner's friend more than it may itself.
      scope: null,
      role: "admin",
      summary: { en: "Gives an account a role", zh: "设置账号角色" },
      input: z.object({ userid, role: z.enum(accountRoles) }),
      output: done,
      example: { ...example, role: "moderator" },
    },
    async ({ services, caller }, input) => {
      await changeRole(services, caller, input.userid, input.role);
      return isDone;
    },
  ),
  order(
    {
      ...ordering,
      id: "adminLockAccount",
      path: "/api/admin/people/{userid}/lock",
      role: "moderator",
      summary: {
        en: "Locks an account: signs it out everywhere and ends its broadcast",
        zh: "锁定账号：所有设备退出登录，并结束其直播",
      },
      input: z.object({
        userid,
        reason: explain(reasonText, "Told to who tries to sign in", "登录时会告知本人"),
      }),
      output: done,
      example: { ...example, reason: "Asked for money in chats" },
    },
    async ({ services, caller }, input) => {
      await lockAccount(services, caller, input.userid, input.reason);
      return isDone;
    },
  ),
  order(
    {
      ...ordering,
      id: "adminUnlockAccount",
      path: "/api/admin/people/{userid}/unlock",
      role: "moderator",
      summary: { en: "Lets a locked account sign in again", zh: "解锁账号" },
      input: z.object({ userid }),
      output: done,
      example,
    },
    async ({ services, caller }, input) => {
      await unlockAccount(services, caller, input.userid);
      return isDone;
    },
  ),
  order(
    {
      ...ordering,
      id: "adminResetPassword",
      path: "/api/admin/people/{userid}/password",
      // Whoever sets an administrator's password is one.
      scope: null,
      role: "admin",
      summary: {
        en: "Gives an account a new password, told once, and signs it out everywhere",
        zh: "重置密码：新密码只显示一次，所有设备退出登录",
      },
      input: z.object({ userid }),
      output: z.object({ password: z.string() }),
      example,
    },
    async ({ services, caller }, input) => ({
      password: await resetPassword(services, caller, input.userid),
    }),
  ),
  order(
    {
      ...ordering,
      id: "adminEndSession",
      path: "/api/admin/people/{userid}/sessions/{id}/end",
      role: "moderator",
      summary: { en: "Ends one session of an account", zh: "结束账号的某个登录" },
      input: z.object({ userid, id: sessionId }),
      output: done,
      example: { ...example, id: "0123456789abcdef01234567" },
    },
    async ({ services, caller }, input) => {
      await endPersonSession(services, caller, input.userid, input.id);
      return isDone;
    },
  ),
  order(
    {
      ...ordering,
      id: "adminSignOut",
      path: "/api/admin/people/{userid}/sign-out",
      role: "moderator",
      summary: { en: "Signs an account out everywhere", zh: "让账号在所有设备退出登录" },
      input: z.object({ userid }),
      output: done,
      example,
    },
    async ({ services, caller }, input) => {
      await signOutPerson(services, caller, input.userid);
      return isDone;
    },
  ),
  order(
    {
      ...ordering,
      id: "adminBanUser",
      path: "/api/admin/people/{userid}/ban",
      role: "moderator",
      summary: {
        en: "Keeps an account, guest or phone from writing in every room",
        zh: "封禁：在所有直播间禁止发言",
      },
      input: z.object({
        userid,
        seconds: banSeconds,
        reason: explain(reasonText, "For the audit log", "写入审计日志"),
        removeMessages: explain(
          z.boolean().default(false),
          "Also hide what he wrote in every room's last broadcast",
          "同时隐藏其在各直播间最近一场的发言",
        ),
      }),
      output: banResult,
      example: { ...example, seconds: 86_400, reason: "Spam", removeMessages: true },
    },
    ({ services, caller }, input) =>
      banPerson(services, caller, input.userid, input.seconds, input.removeMessages),
  ),
  order(
    {
      ...ordering,
      id: "adminUnbanUser",
      path: "/api/admin/people/{userid}/unban",
      role: "moderator",
      summary: { en: "Lifts a ban", zh: "解除封禁" },
      input: z.object({ userid }),
      output: banResult,
      example,
    },
    ({ services, caller }, input) => banPerson(services, caller, input.userid, 0),
  ),
];
