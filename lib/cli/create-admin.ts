import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { DataFolderInUseError, lockDataFolder } from "@/db/data-folder-lock";
import { Database } from "@/db/database";
import { makePassword } from "@/lib/auth/made-password";
import { type Config, ConfigError } from "@/lib/config";
import { isServiceError } from "@/lib/errors";
import { makeAdmin } from "@/lib/services/first-admin";
import { withDatabase } from "./open-database";

const usage = `Usage: mini-lvb create-admin USERID [--password-stdin]
Without --password-stdin the password is asked for; where nobody can be asked, one is made and printed.`;

/**
 * Makes an account that is an administrator; also before the server was ever started.
 * @throws ConfigError saying what is wrong with the arguments, the name or the password.
 */
export async function createAdmin(config: Config, args: readonly string[]): Promise<string> {
  const fromStdin = args.includes("--password-stdin");
  const [userId, ...others] = args.filter((arg) => arg !== "--password-stdin");
  if (!userId || userId.startsWith("-") || others.length > 0) throw new ConfigError(usage);
  bringUpToDate(config);
  const { password, isMade } = await passwordFor(userId, fromStdin);
  await withDatabase(config, async (database) => {
    const services = { config, database, now: () => Date.now() };
    try {
      await makeAdmin(services, { userId, password, nickname: "" }, "cli");
    } catch (error) {
      if (!isServiceError(error)) throw error;
      throw new ConfigError(
        error.code === "userExists"
          ? `The name ${userId} is taken. If the account is yours: mini-lvb set-role ${userId} admin`
          : error.message,
        { cause: error },
      );
    }
  });
  const told = isMade ? ` Its password, shown this once: ${password}` : "";
  return `${userId} is now an administrator: sign in at /login.${told}`;
}

/** Where no server has ever run, the tables are made first; one that runs has made them. */
function bringUpToDate({ dataDir }: Config): void {
  const file = path.join(dataDir, "mini-lvb.db");
  mkdirSync(dataDir, { recursive: true });
  let unlock: () => void;
  try {
    unlock = lockDataFolder(dataDir);
  } catch (error) {
    if (error instanceof DataFolderInUseError && existsSync(file)) return;
    throw error;
  }
  const database = Database.open(file);
  try {
    database.migrate();
  } finally {
    database.close();
    unlock();
  }
}

async function passwordFor(
  userId: string,
  fromStdin: boolean,
): Promise<{ readonly password: string; readonly isMade: boolean }> {
  if (fromStdin) {
    const [line = ""] = (await text(process.stdin)).split(/\r?\n/);
    return { password: line, isMade: false };
  }
  if (!process.stdin.isTTY || !process.stderr.isTTY) {
    return { password: makePassword(), isMade: true };
  }
  const password = await askHidden(`Password for ${userId} (8 to 64 characters): `);
  const again = await askHidden("The same again: ");
  if (password !== again) throw new ConfigError("The two passwords differ: nothing was changed.");
  return { password, isMade: false };
}

/** What is typed is not shown. */
function askHidden(question: string): Promise<string> {
  const { stdin, stderr } = process;
  return new Promise((resolve, reject) => {
    const lines = createInterface({ input: stdin, terminal: true, historySize: 0 });
    stderr.write(question);
    lines.once("SIGINT", () => {
      lines.close();
      reject(new ConfigError("Nothing was changed."));
    });
    lines.once("line", (line) => {
      lines.close();
      stderr.write("\n");
      resolve(line);
    });
  });
}
