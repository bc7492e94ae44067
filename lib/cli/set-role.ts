import { deleteAccessTokensOf } from "@/db/repositories/access-tokens";
import { updateAccount } from "@/db/repositories/accounts";
import type { Role } from "@/lib/auth/actor";
import { type Config, ConfigError } from "@/lib/config";
import { writeAudit } from "@/lib/services/audit";
import { accountRoles, isStaff } from "@/lib/shared/staff";
import { withDatabase } from "./open-database";

const roles: readonly Role[] = accountRoles;

/**
 * Makes an account a user, or one of the staff: readonly, moderator or admin.
 * @throws ConfigError saying what is wrong with the arguments or the data folder.
 */
export function setRole(config: Config, userid = "", role = ""): Promise<string> {
  const known = roles.find((candidate) => candidate === role);
  if (!userid || !known) {
    throw new ConfigError(`Usage: mini-lvb set-role USERID ${roles.join("|")}`);
  }
  return withDatabase(config, async (database) => {
    const found = await database.write((db) => {
      if (!updateAccount(db, userid, { role: known })) return false;
      if (!isStaff(known)) deleteAccessTokensOf(db, userid);
      const act = { action: "setRole", target: userid, details: { role: known } };
      writeAudit({ now: Date.now }, db, "cli", act, "done");
      return true;
    });
    if (!found) throw new ConfigError(`There is no account ${userid}: register it first.`);
    return `${userid} is now ${known}.`;
  });
}
