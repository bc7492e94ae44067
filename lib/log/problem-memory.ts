import type { NotedProblem, ProblemLevel } from "../shared/admin-system";

/** Of each level: many warnings push no error out. */
const kept = 200;
const maxTextLength = 500;
const maxDetailLength = 8000;

/** Levels of pino that are worth remembering, and what we call them. */
const levels: Readonly<Record<number, ProblemLevel>> = { 40: "warning", 50: "error", 60: "error" };
/** The least of them. */
export const leastRemembered = 40;

interface PinoLine {
  readonly level?: unknown;
  readonly time?: unknown;
  readonly msg?: unknown;
  readonly requestId?: unknown;
  readonly err?: { readonly [name: string]: unknown };
  readonly [name: string]: unknown;
}

/** The last warnings and errors of this process, for the console; what comes is masked already. */
export class ProblemMemory {
  readonly #lines: Record<ProblemLevel, string[]> = { warning: [], error: [] };
  readonly #counts: Record<ProblemLevel, number> = { warning: 0, error: 0 };

  /** Takes a line of the log; those of no weight are left. */
  note(level: number, line: string): void {
    const name = levels[level];
    if (!name) return;
    const lines = this.#lines[name];
    lines.push(line.length > maxDetailLength * 2 ? line.slice(0, maxDetailLength * 2) : line);
    if (lines.length > kept) lines.shift();
    this.#counts[name] += 1;
  }

  /** How many there were since the start. */
  get counts(): Readonly<Record<ProblemLevel, number>> {
    return { ...this.#counts };
  }

  /** The newest first; of one level, or of both. */
  list(level?: ProblemLevel): NotedProblem[] {
    const wanted: readonly ProblemLevel[] = level ? [level] : ["warning", "error"];
    return wanted
      .flatMap((name) => this.#lines[name].map((line) => problemOf(name, line)))
      .sort((a, b) => b.atMs - a.atMs);
  }
}

function problemOf(level: ProblemLevel, line: string): NotedProblem {
  const { level: _, time, msg, requestId, err, ...fields } = parsed(line);
  const code = err?.digest ?? err?.code ?? "";
  const stack = typeof err?.stack === "string" ? err.stack : "";
  const rest = Object.keys(fields).length === 0 ? "" : JSON.stringify(fields, null, 2);
  return {
    atMs: typeof time === "string" ? Date.parse(time) : 0,
    level,
    message: cut(typeof msg === "string" ? msg : "", maxTextLength),
    cause: cut(typeof err?.message === "string" ? err.message : "", maxTextLength),
    requestId: typeof requestId === "string" ? requestId : "",
    code: typeof code === "string" || typeof code === "number" ? String(code) : "",
    detail: cut([rest, stack].filter(Boolean).join("\n\n"), maxDetailLength),
  };
}

function parsed(line: string): PinoLine {
  try {
    return JSON.parse(line) as PinoLine;
  } catch {
    // It was too long to be kept whole.
    const time = /"time":"([^"]*)"/.exec(line)?.[1];
    const requestId = /"requestId":"([^"]*)"/.exec(line)?.[1];
    return { time, requestId, msg: line };
  }
}

function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length)}…` : text;
}
