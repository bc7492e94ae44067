import { randomBytes } from "node:crypto";
import type { Cloud } from "./cloud-sim";
import { CommandError, wholeNumber } from "./command-error";
import { asOldRecord } from "./lvb/event-bodies";
import { exampleEvent } from "./lvb/example-events";
import { cosCommand, imCommand } from "./service-commands";

/** One thing that a person at the keyboard can do to the cloud. */
interface Command {
  readonly usage: string;
  readonly help: string;
  /** What to answer; nothing means that it is done. */
  readonly run: (cloud: Cloud, args: readonly string[]) => Promise<string> | string;
}

const EXAMPLE_TYPES = [314, 315, 317, 321, 328, 332, 338, 341] as const;
const FORGERIES = ["wrongKey", "expired", "noSign", "tampered"] as const;
const API_STATES = { up: undefined, refuse: "refuse", hang: "hang", "5xx": "5xx" } as const;
const DONE = "";

const COMMANDS: Readonly<Record<string, Command>> = {
  status: {
    usage: "status",
    help: "what runs and what is broken",
    run: ({ lvb }) =>
      [
        `pushes: ${
          lvb
            .pushes()
            .map(({ streamName }) => streamName)
            .join(" ") || "none"
        }`,
        `callbacks: to ${lvb.callbacks.url?.split("?")[0] ?? "nowhere"}, ${lvb.callbacks.pending} pending`,
        `api: ${lvb.api.down ?? lvb.api.failWith ?? "up"}, clock ${lvb.clockOffsetSeconds} s ahead`,
      ].join("\n"),
  },
  "drop-callbacks": {
    usage: "drop-callbacks N",
    help: "lose the next N notifications",
    run: ({ lvb }, [count]) => act(() => lvb.callbacks.dropNext(wholeNumber(count))),
  },
  duplicate: {
    usage: "duplicate N",
    help: "send N extra copies of each notification",
    run: ({ lvb }, [count]) =>
      act(() => Object.assign(lvb.callbacks, { duplicate: wholeNumber(count) })),
  },
  "delay-callbacks": {
    usage: "delay-callbacks MS",
    help: "send notifications so much later",
    run: ({ lvb }, [ms]) => act(() => Object.assign(lvb.callbacks, { delayMs: wholeNumber(ms) })),
  },
  reorder: {
    usage: "reorder N [SEED] | reorder off",
    help: "collect N notifications, then send them in reverse or shuffled",
    run: ({ lvb }, [hold, seed]) =>
      act(() => {
        lvb.callbacks.reorder =
          hold === "off"
            ? undefined
            : { hold: wholeNumber(hold), ...(seed !== undefined && { seed: wholeNumber(seed) }) };
      }),
  },
  "pause-callbacks": {
    usage: "pause-callbacks on|off",
    help: "hold notifications back",
    run: ({ lvb }, [state]) => act(() => Object.assign(lvb.callbacks, { paused: state !== "off" })),
  },
  unsigned: {
    usage: "unsigned TYPE on|off",
    help: "send a type without t and sign",
    run: ({ lvb }, [type, state]) =>
      act(() => lvb.callbacks.unsigned(wholeNumber(type), state !== "off")),
  },
  "record-style": {
    usage: "record-style today|2018",
    help: "the fields of notifications about recordings",
    run: ({ lvb }, [style]) =>
      act(() => {
        lvb.callbacks.rewrite =
          style === "2018"
            ? (body) => (body.event_type === 100 ? asOldRecord(body) : body)
            : undefined;
      }),
  },
  event: {
    usage: `event ${EXAMPLE_TYPES.join("|")} STREAM`,
    help: "send a notification that no broadcast causes here",
    run: ({ lvb, env }, [type, stream = ""]) => {
      const known = EXAMPLE_TYPES.find((it) => String(it) === type);
      if (!known || stream === "") throw new CommandError(`Say which type and which stream.`);
      const source = { appId: Number(env.APP_ID), pushDomain: lvb.pushDomain };
      void lvb.callbacks.send(exampleEvent(known, source, stream, Date.now()));
      return DONE;
    },
  },
  forge: {
    usage: `forge ${FORGERIES.join("|")} STREAM`,
    help: "send an end of the stream that the product must not believe",
    run: ({ lvb, env }, [kind, stream = ""]) => {
      const known = FORGERIES.find((it) => it === kind);
      if (!known || stream === "") throw new CommandError("Say how to forge, and which stream.");
      const event = { event_type: 0, appid: Number(env.APP_ID), stream_id: stream, errcode: 1 };
      void lvb.callbacks.forge(known, event);
      return DONE;
    },
  },
  api: {
    usage: "api up|refuse|hang|5xx|fail CODE|delay MS",
    help: "break the Live API",
    run: ({ lvb }, [state = "", argument]) =>
      act(() => {
        if (state === "fail") lvb.api.failWith = argument ?? "InternalError";
        else if (state === "delay") lvb.api.delayMs = wholeNumber(argument);
        else if (isApiState(state)) {
          lvb.api.down = API_STATES[state];
          lvb.api.failWith = undefined;
        } else throw new CommandError("The Live API is up, refuse, hang, 5xx, fail or delay.");
      }),
  },
  "push-key": {
    usage: "push-key new|KEY",
    help: "change the push domain's main key; the backup key goes",
    run: ({ lvb }, [key]) =>
      act(() => Object.assign(lvb.keys, { push: keyFrom(key), pushBackup: undefined })),
  },
  "play-key": {
    usage: "play-key new|off|KEY",
    help: "change or switch off playback authentication",
    run: ({ lvb }, [key]) =>
      act(() => Object.assign(lvb.keys, { play: key === "off" ? undefined : keyFrom(key) })),
  },
  "callback-key": {
    usage: "callback-key new|KEY",
    help: "sign notifications with another key",
    run: ({ lvb }, [key]) => act(() => Object.assign(lvb.keys, { callback: keyFrom(key) })),
  },
  clock: {
    usage: "clock SECONDS",
    help: "set the clocks of all three services so far ahead (negative: behind)",
    run: ({ lvb, cos, im }, [seconds]) => {
      const clockOffsetSeconds = wholeNumber(seconds);
      Object.assign(lvb, { clockOffsetSeconds });
      Object.assign(cos.faults, { clockOffsetSeconds });
      Object.assign(im.faults, { clockOffsetSeconds });
      return DONE;
    },
  },
  kill: {
    usage: "kill STREAM",
    help: "disconnect a push",
    run: async ({ lvb }, [stream = ""]) =>
      (await lvb.dropStream(stream)) ? DONE : `${stream} is not being pushed`,
  },
  screenshot: {
    usage: "screenshot STREAM",
    help: "take a picture and report it",
    run: async ({ lvb }, [stream = ""]) => {
      await lvb.screenshot(stream).catch((cause: unknown) => {
        throw new CommandError(cause instanceof Error ? cause.message : String(cause));
      });
      return DONE;
    },
  },
  "callback-url": {
    usage: "callback-url URL",
    help: "where the product answers; both callback addresses follow",
    run: (cloud, [url = ""]) => {
      if (!URL.canParse(url)) throw new CommandError("Say the product's http address.");
      cloud.connect(url);
      return DONE;
    },
  },
  cos: {
    usage: "cos up|down|hang|bucket-missing|region-wrong|fail STATUS CODE",
    help: "break COS",
    run: ({ cos }, args) => act(() => cosCommand(cos.faults, args)),
  },
  im: {
    usage: "im up|down|hang|fail CODE [COMMAND]|drop N",
    help: "break IM's REST API, or lose its next N callbacks",
    run: ({ im }, args) => act(() => imCommand(im.faults, args)),
  },
};

/** What can be typed, one command a line. */
export function commandHelp(): string {
  const width = Math.max(...Object.values(COMMANDS).map(({ usage }) => usage.length)) + 2;
  return Object.values(COMMANDS)
    .map(({ usage, help }) => `  ${usage.padEnd(width)}${help}`)
    .join("\n");
}

/** Does what one line says; the sentence to show. @throws CommandError for what it cannot do */
export async function runCommand(cloud: Cloud, line: string): Promise<string> {
  const [name = "", ...args] = line.trim().split(/\s+/);
  if (name === "") return "";
  if (name === "help") return commandHelp();
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) throw new CommandError(`There is no command ${name}; type help.`);
  return (await command.run(cloud, args)) || "done";
}

function act(change: () => unknown): string {
  change();
  return DONE;
}

function keyFrom(text: string | undefined): string {
  return text === undefined || text === "new" ? randomBytes(16).toString("hex") : text;
}

function isApiState(state: string): state is keyof typeof API_STATES {
  return Object.hasOwn(API_STATES, state);
}
