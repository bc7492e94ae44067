import type { StepResult } from "./simulation-report";

/** Where the server's doors are, and how long the replay may take. */
export interface SimulateOptions {
  /** Without a slash at its end. */
  readonly baseUrl: string;
  /** The one address of the first generation. */
  readonly actionPath: string;
  /** Before /login and the other account routes: "" or, for example, "/lite". */
  readonly accountBase: string;
  readonly roomBase: string;
  /** The push lasts at least this long. */
  readonly broadcastSeconds: number;
  /** After this everything is broken off. */
  readonly limitSeconds: number;
  /** How many times as long as the real client each waits for an answer: on a machine that is slow. */
  readonly patience: number;
  /** Called with each step as soon as it is over. */
  readonly onStep: (step: StepResult) => void;
}

/** What holds unless the caller says otherwise. */
export const DEFAULT_OPTIONS: SimulateOptions = {
  baseUrl: "http://127.0.0.1:3000",
  actionPath: "/interface.php",
  accountBase: "",
  roomBase: "/weapp/live_room",
  broadcastSeconds: 10,
  limitSeconds: 85,
  patience: 1,
  onStep: () => {},
};
