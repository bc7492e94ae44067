import { isGuestId } from "./web-guest";

/** Names that speak for the service; nobody may register, broadcast or write under them. */
const reservedNames: ReadonlySet<string> = new Set([
  "admin",
  "administrator",
  "anonymous",
  "api",
  "guest",
  "mini-lvb",
  "mini_lvb",
  "minilvb",
  "moderator",
  "official",
  "operator",
  "retention",
  "root",
  "security",
  "server",
  "staff",
  "support",
  "system",
  "xiaozhibo",
]);

/** What the service and who keeps order call themselves in Chinese; userids have no such letters. */
const chineseNames = [
  "主播",
  "官方",
  "客服",
  "小直播",
  "巡管",
  "房管",
  "版主",
  "管理员",
  "系统",
  "系统消息",
  "系统管理员",
  "超级管理员",
  "超管",
];

/** Nicknames that nobody without an account may have, nor one that looks like them. */
export const reservedNicknames: readonly string[] = [...reservedNames, ...chineseNames];

/**
 * Userids that nobody may register or use by naming them: those that speak for the service, and
 * those of guests, who prove themselves by their cookie.
 */
export function isReservedName(userid: string, administrator: string): boolean {
  return isOfficialName(userid, administrator) || isGuestId(userid);
}

/** Whatever its letter case; `administrator` is the account that acts for the server in IM. */
export function isOfficialName(userid: string, administrator: string): boolean {
  const name = userid.toLowerCase();
  return reservedNames.has(name) || name === administrator.toLowerCase();
}
