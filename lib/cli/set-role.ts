import { existsSync } from "node:fs";
import path from "node:path";
import { Database } from "@/db/database";
import { updateAccount } from "@/db/repositories/accounts";
import type { Role } from "@/lib/auth/actor";
import { type Config, ConfigError } from "@/lib/config";

const roles: readonly Role[] = ["user", "moderator", "admin"];

/**
 * Makes an account a user, moderator or administrator; also while the server runs.
 * @throws ConfigError saying what is wrong with the arguments or the data folder.
 */
export async function setRole(config: Config, userid = "", role = ""): Promise<string> {
  const known = roles.find((candidate) => candidate === role);
  if (!userid || !known) {
    throw new ConfigError(`Usage: mini-lvb set-role USERID ${roles.join("|")}`);
  }
  const file = path.join(config.dataDir, "mini-lvb.db");
  if (!existsSync(file)) {
    throw new ConfigError(`DATA_DIR holds no database (${file}): start the server once first.`);
  }
  const database = Database.open(file);
  try {
    const found = await database.write((db) => updateAccount(db, userid, { role: known }));
    if (!found) throw new ConfigError(`There is no account ${userid}: register it first.`);
  } finally {
    database.close();
  }
  return `${userid} is now ${known}.`;
}
