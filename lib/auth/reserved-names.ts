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
  "root",
  "security",
  "server",
  "staff",
  "support",
  "system",
  "xiaozhibo",
]);

/** Whatever its letter case; `administrator` is the account that acts for the server in IM. */
export function isReservedName(userid: string, administrator: string): boolean {
  const name = userid.toLowerCase();
  return reservedNames.has(name) || name === administrator.toLowerCase();
}
