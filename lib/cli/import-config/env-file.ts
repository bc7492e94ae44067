import { parseEnv } from "node:util";
import { whereToFindIt } from "@/lib/config";
import { ConfigError } from "@/lib/config/config-error";
import { envLayout, type LayoutEntry } from "./env-layout";
import { quoteEnvValue } from "./quote-env-value";

const headingColumns = 80;

/**
 * The text of the `.env`: what was taken, what is missing with the place to find it, and the other
 * settings of Tencent mode commented out.
 * @throws ConfigError when a value would not be read back exactly.
 */
export function envFileText(
  sourceName: string,
  settings: ReadonlyMap<string, string>,
  missing: readonly string[],
): string {
  const lines = [
    `# Settings of Mini LVB, taken from ${sourceName}. .env.example describes all others.`,
    "MODE=tencent",
  ];
  for (const { title, entries } of envLayout) {
    lines.push("", `# ── ${title} `.padEnd(headingColumns, "─"));
    for (const entry of entries) lines.push(...entryLines(entry, settings, missing));
  }
  const text = `${lines.join("\n")}\n`;
  assertReadBack(text, settings);
  return text;
}

function entryLines(
  { name, comment }: LayoutEntry,
  settings: ReadonlyMap<string, string>,
  missing: readonly string[],
): string[] {
  const above = comment.map((line) => `# ${line}`);
  const value = settings.get(name);
  if (value !== undefined) {
    const quoted = quoteEnvValue(value);
    if (quoted === null) throw notCarried(name);
    return [...above, `${name}=${quoted}`];
  }
  if (!missing.includes(name)) return [...above, `#${name}=`];
  return [...above, `# Missing: ${whereToFindIt(name)}.`, `${name}=`];
}

/** Whatever was overlooked about quotes shows here, and not when the server signs with it. */
function assertReadBack(text: string, settings: ReadonlyMap<string, string>): void {
  const read: Record<string, string | undefined> = { ...parseEnv(text) };
  for (const [name, value] of settings) if (read[name] !== value) throw notCarried(name);
}

function notCarried(name: string): ConfigError {
  return new ConfigError(
    `The value of ${name} mixes quotes and backslashes in a way that a .env file cannot carry: make a new key, or set ${name} in the environment by other means. Nothing was written.`,
  );
}
