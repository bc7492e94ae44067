import path from "node:path";
import pino from "pino";
import type { Config } from "./config";
import { LogFile } from "./log/log-file";
import { maskLine, writtenForms } from "./log/mask-secrets";
import { leastRemembered, ProblemMemory } from "./log/problem-memory";
import { currentRequestId } from "./log/request-scope";
import { secretsOf } from "./services/doctor/without-secrets";

export type Log = pino.Logger;

/** Where finished lines go, each with its level. */
type Sink = (line: string, level: number) => void;

/** The logger with what stands behind it. */
export interface OpenedLog {
  readonly log: Log;
  /** The last warnings and errors, whatever LOG_LEVEL says. */
  readonly problems: ProblemMemory;
  /** Writes out what is under way; the log still speaks on standard output afterwards. */
  close(): Promise<void>;
}

/** The one logger; structured JSON on standard output. */
export function createLog(config: Config): Log {
  return loggerOf(config, config.logLevel, toStandardOutput(config));
}

/**
 * The same for a server: its lines also go to `DATA_DIR/logs`, and its problems are remembered.
 * @param print takes what is for standard output; for tests.
 */
export function openLog(config: Config, print: Sink = toStandardOutput(config)): OpenedLog {
  const problems = new ProblemMemory();
  const { dataDir, logFileMaxBytes, logFileCount } = config;
  const isSilent = config.logLevel === "silent";
  const file =
    config.logFiles && !isSilent
      ? new LogFile({
          folder: path.join(dataDir, "logs"),
          maxBytes: logFileMaxBytes,
          count: logFileCount,
          onProblem: (reason) => process.stderr.write(`The log cannot be written: ${reason}\n`),
        })
      : null;
  const least = isSilent ? Number.POSITIVE_INFINITY : pino.levels.values[config.logLevel];
  const log = loggerOf(config, moreTalkative(config.logLevel), (line, level) => {
    problems.note(level, line);
    if (level < (least ?? 0)) return;
    print(line, level);
    file?.write(line);
  });
  return { log, problems, close: async () => file?.close() };
}

/** What is remembered has to be said at all. */
function moreTalkative(level: Config["logLevel"]): string {
  const { values, labels } = pino.levels;
  const own = level === "silent" ? leastRemembered : (values[level] ?? leastRemembered);
  return labels[Math.min(own, leastRemembered)] ?? "warn";
}

function toStandardOutput({ logLevel }: Pick<Config, "logLevel">): Sink {
  if (logLevel === "silent") return () => undefined;
  const destination = pino.destination({ fd: 1, sync: true });
  return (line) => destination.write(line);
}

/** By this a stream is told the level of what it is about to be given (pino's multistream). */
const metadata = Symbol.for("pino.metadata");

/** Every line is masked as a whole: message, fields at any depth, errors with stacks and causes. */
function loggerOf(config: Config, level: string, sink: Sink): Log {
  const secrets = writtenForms(secretsOf(config));
  const stream = {
    [metadata]: true,
    lastLevel: 0,
    write(line: string) {
      sink(maskLine(line, secrets), this.lastLevel);
    },
  };
  return pino(
    {
      level,
      base: undefined,
      timestamp: pino.stdTimeFunctions.isoTime,
      mixin() {
        const requestId = currentRequestId();
        return requestId === undefined ? {} : { requestId };
      },
    },
    stream,
  );
}
