import { parseArgs } from "node:util";
import { DEFAULT_OPTIONS, type SimulateOptions } from "./simulate-options";
import { SIMULATOR_NAMES, type SimulatorName } from "./simulation-report";

/** Thrown when the arguments cannot be understood; its message is the usage. */
export class CommandLineError extends Error {
  override readonly name = "CommandLineError";
}

/** What was asked for. */
export interface CommandLine {
  readonly name: SimulatorName;
  readonly verbose: boolean;
  readonly options: Partial<SimulateOptions>;
}

const USAGE = [
  `Usage: npm run simulate -- ${SIMULATOR_NAMES.join("|")} [BASE_URL] [options]`,
  `  BASE_URL            where the server answers (${DEFAULT_OPTIONS.baseUrl})`,
  "  --verbose           also show the bodies, with their secrets masked",
  `  --action-path PATH  the first generation's address (${DEFAULT_OPTIONS.actionPath})`,
  "  --account-base PATH what stands before /login, for example /lite (nothing)",
  `  --room-base PATH    what stands before RoomService's names (${DEFAULT_OPTIONS.roomBase})`,
  `  --seconds N         how long the broadcast lasts at least (${DEFAULT_OPTIONS.broadcastSeconds})`,
].join("\n");

/** @throws CommandLineError */
export function parseCommandLine(args: readonly string[]): CommandLine {
  const { values, positionals } = parse(args);
  const [first, baseUrl = DEFAULT_OPTIONS.baseUrl, extra] = positionals;
  const name = SIMULATOR_NAMES.find((known) => known === first);
  if (!name) throw new CommandLineError(USAGE);
  if (extra !== undefined) throw new CommandLineError(`"${extra}" is too much.\n${USAGE}`);
  if (!/^https?:\/\//.test(baseUrl) || !URL.canParse(baseUrl)) {
    throw new CommandLineError(`"${baseUrl}" is no http(s) address.\n${USAGE}`);
  }
  const broadcastSeconds = Number(values.seconds ?? DEFAULT_OPTIONS.broadcastSeconds);
  if (!(broadcastSeconds > 0 && broadcastSeconds <= 30)) {
    throw new CommandLineError(`--seconds is a number up to 30.\n${USAGE}`);
  }
  return {
    name,
    verbose: values.verbose ?? false,
    options: {
      baseUrl,
      broadcastSeconds,
      actionPath: values["action-path"] ?? DEFAULT_OPTIONS.actionPath,
      accountBase: values["account-base"] ?? DEFAULT_OPTIONS.accountBase,
      roomBase: values["room-base"] ?? DEFAULT_OPTIONS.roomBase,
    },
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        verbose: { type: "boolean" },
        "action-path": { type: "string" },
        "account-base": { type: "string" },
        "room-base": { type: "string" },
        seconds: { type: "string" },
      },
    });
  } catch (error) {
    throw new CommandLineError(`${error instanceof Error ? error.message : error}\n${USAGE}`);
  }
}
