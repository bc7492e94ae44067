import { ConfigError, inspectConfig, loadConfig } from "@/lib/config";
import { backUpDatabase, verifyDatabaseBackup } from "./backup";
import { removeVideo, reportLines } from "./complaints";
import { createAdmin } from "./create-admin";
import { doctorArguments, examine } from "./doctor";
import { importConfig } from "./import-config/import-config";
import { restoreDatabase } from "./restore";
import { checkRooms, loginInfoText } from "./roomtool";
import { setRole } from "./set-role";

const usage = `Usage:
  mini-lvb create-admin USERID [--password-stdin] makes an account that is an administrator
  mini-lvb set-role USERID user|readonly|moderator|admin
                                                  what an account may do
  mini-lvb backup [FOLDER]                        copies the database, also while the server runs
  mini-lvb verify-backup [FILE]                   reads a copy back; without a file the newest
  mini-lvb restore FILE                           puts a copy in place, while the server is stopped
  mini-lvb reports [COUNT]                        the newest complaints of viewers
  mini-lvb delete-video FILE_ID                   takes a short video off the list
  mini-lvb import-config FILE [--output .env] [--force]
                                                  settings of an old OutDefine.php or config.js
  mini-lvb doctor [--lang zh|en] [--push] [--json]
                                                  what is wrong with this installation, and the cure
  mini-lvb roomtool check [URL]                   does what an app does, and says what is wrong
  mini-lvb roomtool login-info USERID             prints a userSig and all that goes with it`;

/** Runs one command; resolves with the exit code. */
export async function runCommand(args: readonly string[]): Promise<number> {
  const [command, ...rest] = args;
  try {
    if (command === "create-admin") {
      console.log(await createAdmin(inspectConfig(), rest));
      return 0;
    }
    if (command === "set-role") {
      console.log(await setRole(inspectConfig(), rest[0], rest[1]));
      return 0;
    }
    if (command === "backup") {
      console.log(await backUpDatabase(inspectConfig(), rest[0]));
      return 0;
    }
    if (command === "verify-backup") {
      console.log(await verifyDatabaseBackup(inspectConfig(), rest[0]));
      return 0;
    }
    if (command === "restore") {
      console.log(await restoreDatabase(inspectConfig(), rest[0]));
      return 0;
    }
    if (command === "reports") {
      console.log(await reportLines(inspectConfig(), rest[0]));
      return 0;
    }
    if (command === "delete-video" && rest[0]) {
      console.log(await removeVideo(inspectConfig(), rest[0]));
      return 0;
    }
    if (command === "import-config") {
      console.log(importConfig(rest));
      return 0;
    }
    if (command === "doctor") return await diagnose(rest);
    if (command === "roomtool" && rest[0] === "check") return await check(rest[1]);
    if (command === "roomtool" && rest[0] === "login-info" && rest[1]) {
      // What it prints is signed with a secret that the server must find there later.
      console.log(loginInfoText(loadConfig(), rest[1]));
      return 0;
    }
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    console.error(error.message);
    return 1;
  }
  console.error(usage);
  return 2;
}

async function diagnose(args: readonly string[]): Promise<number> {
  const { text, exitCode } = await examine(doctorArguments(args));
  console.log(text);
  return exitCode;
}

async function check(url: string | undefined): Promise<number> {
  const config = inspectConfig();
  console.log(`The configuration is complete; data folder ${config.dataDir}.`);
  const base = (url ?? config.publicUrl ?? `http://localhost:${config.port}`).replace(/\/+$/, "");
  const findings = await checkRooms(config, base);
  for (const { ok, text } of findings) console.log(`${ok ? "ok    " : "FAILED"}  ${text}`);
  return findings.every(({ ok }) => ok) ? 0 : 1;
}
