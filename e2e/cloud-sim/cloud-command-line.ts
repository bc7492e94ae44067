import { parseArgs } from "node:util";
import { commandHelp } from "./cloud-commands";
import { CommandError } from "./command-error";

/** What `npm run cloud-sim` was asked for. */
export interface CloudCommandLine {
  readonly help: boolean;
  readonly ports: Readonly<Record<PortName, number>>;
  /** Written with the settings; what it has already is kept. */
  readonly envFile: string | undefined;
  /** Where the product answers. */
  readonly callbackUrl: string;
  readonly recordingsDir: string;
  readonly playAuthentication: boolean;
  readonly streamNames: "bizid" | "plain";
  /** Pause before a notification is repeated. */
  readonly retryIntervalMs: number;
}

type PortName = keyof typeof DEFAULT_PORTS;

/** Beside those of a product in embedded mode, so that both can run. */
const DEFAULT_PORTS = { push: 1936, play: 8081, api: 8082, cos: 8083, im: 8084, control: 8085 };
const PORT_NAMES = ["push", "play", "api", "cos", "im", "control"] as const;

/** Options and commands, for a person. */
export const CLOUD_USAGE = [
  "Usage: npm run cloud-sim [-- options]",
  "  --env-file FILE     write the product's settings there; keys that it has already are kept",
  "  --callback-url URL  where the product answers (http://127.0.0.1:3000)",
  "  --recordings DIR    where LVB keeps recordings (data/cloud-sim)",
  "  --play-auth         the play domain asks for a signature",
  "  --plain-names       streams are named by the userid alone",
  "  --retry-ms N        pause before a callback is repeated (60000)",
  ...PORT_NAMES.map((name) => `  --${name}-port N`.padEnd(22) + DEFAULT_PORTS[name]),
  "",
  "Commands, typed or sent by curl --data COMMAND http://127.0.0.1:CONTROL_PORT:",
  commandHelp(),
  "  quit",
].join("\n");

/** @throws CommandError with a sentence for the person who typed */
export function parseCloudCommandLine(args: readonly string[]): CloudCommandLine {
  // The npm script ends node's own options by `--`: node 20 reads --env-file wherever it stands.
  const values = parse(args[0] === "--" ? args.slice(1) : args);
  const callbackUrl = values["callback-url"] ?? "http://127.0.0.1:3000";
  if (!/^https?:\/\//.test(callbackUrl) || !URL.canParse(callbackUrl)) {
    throw new CommandError(`${callbackUrl} is no http(s) address.`);
  }
  const ports = {
    push: portOf(values["push-port"], DEFAULT_PORTS.push),
    play: portOf(values["play-port"], DEFAULT_PORTS.play),
    api: portOf(values["api-port"], DEFAULT_PORTS.api),
    cos: portOf(values["cos-port"], DEFAULT_PORTS.cos),
    im: portOf(values["im-port"], DEFAULT_PORTS.im),
    control: portOf(values["control-port"], DEFAULT_PORTS.control),
  };
  return {
    help: values.help ?? false,
    ports,
    envFile: values["env-file"],
    callbackUrl,
    recordingsDir: values.recordings ?? "data/cloud-sim",
    playAuthentication: values["play-auth"] ?? false,
    streamNames: values["plain-names"] ? "plain" : "bizid",
    retryIntervalMs: numberOf("--retry-ms", values["retry-ms"], 60_000, 86_400_000),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        help: { type: "boolean" },
        "env-file": { type: "string" },
        "callback-url": { type: "string" },
        recordings: { type: "string" },
        "play-auth": { type: "boolean" },
        "plain-names": { type: "boolean" },
        "retry-ms": { type: "string" },
        "push-port": { type: "string" },
        "play-port": { type: "string" },
        "api-port": { type: "string" },
        "cos-port": { type: "string" },
        "im-port": { type: "string" },
        "control-port": { type: "string" },
      },
    }).values;
  } catch (error) {
    throw new CommandError(error instanceof Error ? error.message : String(error));
  }
}

/** 0 takes a free one. */
function portOf(text: string | undefined, standard: number): number {
  return numberOf("A port", text, standard, 65_535);
}

function numberOf(
  name: string,
  text: string | undefined,
  standard: number,
  greatest: number,
): number {
  const value = text === undefined ? standard : Number(text);
  if (!Number.isInteger(value) || value < 0 || value > greatest) {
    throw new CommandError(`${name} is a number up to ${greatest}.`);
  }
  return value;
}
