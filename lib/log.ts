import pino from "pino";
import type { Config } from "./config";

export type Log = pino.Logger;

/** Names whose values never reach a log line, at any of the depths our fields use. */
const secretNames = [
  "txSecret",
  "sign",
  "signKey",
  "userSig",
  "password",
  "token",
  "refresh_token",
  "cookie",
  "authorization",
  "pushurl",
  "pushURL",
];

/** The one logger; structured JSON on standard output. */
export function createLog(config: Pick<Config, "logLevel">): Log {
  return pino({
    level: config.logLevel,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: secretNames.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
      censor: "[redacted]",
    },
  });
}
