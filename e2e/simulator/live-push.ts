import { type ChildProcess, spawn } from "node:child_process";
import { ClientFailure } from "./client-failure";
import type { SimulationRun } from "./simulation-run";

/** Longer than any replay, so that an ffmpeg that lost its parent ends by itself. */
const LONGEST_PUSH_SECONDS = "100";

/** Thrown when this machine cannot push at all. */
export class FfmpegMissing extends Error {
  override readonly name = "FfmpegMissing";
  constructor() {
    super("ffmpeg was not found on the PATH; the simulator needs it to push a real picture.");
  }
}

/** A running RTMP push: a test picture and a tone, as the app's SDK would send its camera. */
export class LivePush {
  private errors = "";
  private readonly exited: Promise<number | null>;
  private readonly began: Promise<boolean>;
  private readonly killWithUs = () => this.child.kill("SIGKILL");

  private constructor(private readonly child: ChildProcess) {
    process.once("exit", this.killWithUs);
    this.exited = new Promise((resolve) => {
      child.once("close", (code) => {
        process.off("exit", this.killWithUs);
        resolve(code);
      });
      child.once("error", () => resolve(-1));
    });
    // ffmpeg may be gone when its "q" arrives.
    child.stdin?.on("error", () => {});
    child.stderr?.on("data", (chunk: Buffer) => {
      this.errors += chunk.toString();
    });
    // The first progress report with a frame in it is the SDK's PUSH_EVT_PUSH_BEGIN.
    this.began = new Promise((resolve) => {
      child.stdout?.on("data", (chunk: Buffer) => {
        if (/frame=\s*[1-9]/.test(chunk.toString())) resolve(true);
      });
      void this.exited.then(() => resolve(false));
    });
  }

  /** Starts pushing, as a step. @throws StepFailed when the server does not take the push */
  static begin(run: SimulationRun, pushUrl: string): Promise<LivePush> {
    return run.step("host", "push (PUSH_EVT_PUSH_BEGIN)", (trace) => {
      trace.request = `PUSH ${pushUrl.replace(/\?.*/, "")}`;
      trace.sent = pushUrl;
      return LivePush.start(pushUrl, run.signal);
    });
  }

  /**
   * Starts pushing and waits for the first pictures to be on their way.
   * @throws ClientFailure when the server does not take the push
   */
  private static async start(pushUrl: string, signal: AbortSignal): Promise<LivePush> {
    const child = spawn("ffmpeg", pushArguments(pushUrl), { stdio: ["pipe", "pipe", "pipe"] });
    const push = new LivePush(child);
    const tooLate = AbortSignal.any([signal, AbortSignal.timeout(10_000)]);
    const began = await Promise.race([
      push.began,
      new Promise<false>((resolve) => tooLate.addEventListener("abort", () => resolve(false))),
    ]);
    if (began) return push;
    await push.kill();
    throw new ClientFailure(
      "error",
      `The app shows that the network is down and closes the broadcast screen: ${push.lastError()}.`,
    );
  }

  /** False when the server or the network has ended the push. */
  get running(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  /** What ffmpeg said last. */
  lastError(): string {
    return this.errors.trim().split("\n").at(-1) || "the server did not take the push in 10 s";
  }

  /** Says goodbye as the SDK's stopPusher does; kills what does not end in 5 s. */
  async stop(): Promise<void> {
    const patience = setTimeout(() => this.child.kill("SIGKILL"), 5000);
    if (this.running) this.child.stdin?.write("q");
    await this.exited;
    clearTimeout(patience);
  }

  /** Ends it at once. */
  async kill(): Promise<void> {
    if (this.running) this.child.kill("SIGKILL");
    await this.exited;
  }
}

/** @throws FfmpegMissing when there is no ffmpeg on the PATH */
export async function requireFfmpeg(): Promise<void> {
  const probe = spawn("ffmpeg", ["-version"], { stdio: "ignore" });
  const found = await new Promise<boolean>((resolve) => {
    probe.once("error", () => resolve(false));
    probe.once("close", (code) => resolve(code === 0));
  });
  if (!found) throw new FfmpegMissing();
}

/** The broadcaster's stop button, as a step: it fails when the push had broken off before. */
export async function stopPush(run: SimulationRun, push: LivePush): Promise<void> {
  await run.attempt("host", "stop the push", async (trace) => {
    trace.request = "STOP";
    const brokeOff = !push.running;
    await push.stop();
    if (!brokeOff) return;
    throw new ClientFailure(
      "error",
      `The app reconnects, then ends the live: the push broke off: ${push.lastError()}.`,
    );
  });
}

function pushArguments(pushUrl: string): string[] {
  return [
    ...["-hide_banner", "-loglevel", "error", "-nostats", "-progress", "pipe:1", "-re"],
    ...["-f", "lavfi", "-i", "testsrc=size=368x640:rate=20"],
    ...["-f", "lavfi", "-i", "sine=frequency=440:sample_rate=48000"],
    ...["-c:v", "libx264", "-profile:v", "baseline", "-preset", "ultrafast"],
    ...["-pix_fmt", "yuv420p", "-g", "20", "-keyint_min", "20", "-sc_threshold", "0"],
    ...["-b:v", "800k", "-c:a", "aac", "-b:a", "64k", "-t", LONGEST_PUSH_SECONDS],
    ...["-f", "flv", pushUrl],
  ];
}
