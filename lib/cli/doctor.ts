import { existsSync } from "node:fs";
import path from "node:path";
import { Database } from "@/db/database";
import { type Config, ConfigError, inspectConfig } from "@/lib/config";
import { doctorChecks } from "@/lib/services/doctor/doctor-checks";
import { runChecks } from "@/lib/services/doctor/run-checks";
import type { FindingStatus } from "@/lib/shared/doctor/cause-text";
import { describeFinding } from "@/lib/shared/doctor/describe-finding";
import { type Finding, finding } from "@/lib/shared/doctor/finding";
import { failureReason } from "@/lib/shared/failure-reason";
import type { Locale } from "@/lib/shared/i18n/locales";

const marks: Readonly<Record<Locale, Readonly<Record<FindingStatus, string>>>> = {
  en: { ok: "ok     ", warning: "WARN   ", failed: "FAILED ", skipped: "skipped" },
  "zh-CN": { ok: "正常", warning: "警告", failed: "失败", skipped: "跳过" },
};

/** What `mini-lvb doctor` was asked for. */
export interface DoctorArguments {
  readonly locale: Locale;
  readonly push: boolean;
  readonly json: boolean;
}

/**
 * Reads `[--lang zh|en] [--push] [--json]`; without `--lang` the language of the shell (LANG).
 * @throws ConfigError for anything else.
 */
export function doctorArguments(
  args: readonly string[],
  shellLanguage = Intl.DateTimeFormat().resolvedOptions().locale,
): DoctorArguments {
  let language = shellLanguage;
  let push = false;
  let json = false;
  for (let index = 0; index < args.length; index += 1) {
    const name = args[index];
    const isLanguage = name === "--lang" && /^(zh|en)/.test(args[index + 1] ?? "");
    if (isLanguage) {
      index += 1;
      language = args[index] ?? "";
    } else if (name === "--push") {
      push = true;
    } else if (name === "--json") {
      json = true;
    } else {
      throw new ConfigError("Usage: mini-lvb doctor [--lang zh|en] [--push] [--json]");
    }
  }
  return { locale: language.startsWith("zh") ? "zh-CN" : "en", push, json };
}

/**
 * Examines the installation, also while the server runs and when it does not start. Makes nothing
 * that the server has not made.
 * @param load gives the settings; for tests.
 * @returns what to print, and the exit code: 0 without failures.
 */
export async function examine(
  { locale, push, json }: DoctorArguments,
  load: () => Config = inspectConfig,
): Promise<{ readonly text: string; readonly exitCode: number }> {
  const findings = await findingsOf(load, push);
  const exitCode = findings.some(({ status }) => status === "failed") ? 1 : 0;
  const text = json ? jsonOf(findings, locale) : linesOf(findings, locale);
  return { text, exitCode };
}

async function findingsOf(load: () => Config, push: boolean): Promise<readonly Finding[]> {
  let config: Config;
  try {
    config = load();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return [finding("configuration", "configurationWrong", { problem: error.message })];
  }
  const opened = openIfThere(config);
  const log = { error: () => undefined };
  const services = { config, ...opened, log, now: () => Date.now() };
  try {
    return await runChecks(services, doctorChecks(services, { push }));
  } finally {
    opened.database?.close();
  }
}

function openIfThere(config: Config): { database: Database | null; databaseProblem?: string } {
  const file = path.join(config.dataDir, "mini-lvb.db");
  if (!existsSync(file)) return { database: null };
  try {
    return { database: Database.open(file) };
  } catch (error) {
    return { database: null, databaseProblem: failureReason(error) };
  }
}

function jsonOf(findings: readonly Finding[], locale: Locale): string {
  const described = findings.map((found) => ({
    ...describeFinding(found, locale),
    facts: found.facts,
  }));
  return JSON.stringify(
    { ok: findings.every(({ status }) => status !== "failed"), findings: described },
    null,
    2,
  );
}

function linesOf(findings: readonly Finding[], locale: Locale): string {
  const colon = locale === "en" ? ": " : "：";
  return findings
    .map((found) => {
      const { title, cause, cure } = describeFinding(found, locale);
      const line = `${marks[locale][found.status]}  ${title}${colon}${cause}`;
      return cure ? `${line}\n         → ${cure}` : line;
    })
    .join("\n");
}
