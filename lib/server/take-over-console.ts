import { formatWithOptions } from "node:util";
import type { Log } from "../log";

/**
 * What Next and libraries print about what went wrong goes through the one logger: without secrets,
 * with the id of its request, into the files and the memory of the console. A page's error brings
 * the number with it that its reader is shown (`digest`).
 */
export function takeOverConsole(log: Pick<Log, "error" | "warn">): void {
  console.error = (...parts: unknown[]) => log.error(...lineOf(parts));
  console.warn = (...parts: unknown[]) => log.warn(...lineOf(parts));
}

function lineOf(parts: readonly unknown[]): [{ err?: Error }, string] {
  const err = parts.find((part) => part instanceof Error);
  const words = parts.filter((part) => part !== err);
  const text = formatWithOptions({ colors: false, depth: 4 }, ...words).trim();
  return [err ? { err } : {}, withoutColours(text) || "something was printed as an error"];
}

/** Terminals' colours (ECMA-48 SGR) are noise in a file. */
function withoutColours(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the sequences begin with one
  return text.replace(/\u001b\[[\d;]*m/g, "");
}
