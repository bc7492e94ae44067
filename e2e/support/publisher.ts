import { type ChildProcess, spawn } from "node:child_process";
import { testClip } from "./test-clip";

export interface Publisher {
  readonly process: ChildProcess;
  /** What ffmpeg said; empty while all is well. */
  errors(): string;
  /** Says goodbye as OBS does on Stop (FCUnpublish, deleteStream) and waits for the end. */
  stop(): Promise<void>;
  /** As if the machine lost power. */
  kill(): Promise<void>;
  readonly exited: Promise<number | null>;
}

export interface PublishOptions {
  /** Seconds between key frames. */
  readonly keyFrameSeconds?: number;
  readonly size?: string;
  /** Leaves the other out. */
  readonly only?: "picture" | "sound";
}

/** Pushes a generated picture and tone with ffmpeg, H.264 and AAC, in real time, again and again. */
export function publish(pushUrl: string, options: PublishOptions = {}): Publisher {
  const clip = testClip(encodingOf(options));
  const child = spawn(
    "ffmpeg",
    [
      ...["-hide_banner", "-loglevel", "error", "-re", "-stream_loop", "-1", "-i", clip],
      ...["-c", "copy", "-f", "flv", pushUrl],
    ],
    { stdio: ["pipe", "ignore", "pipe"] },
  );
  // A test run that is cut short leaves nothing behind.
  const killWithUs = () => child.kill("SIGKILL");
  process.once("exit", killWithUs);
  child.once("exit", () => process.off("exit", killWithUs));
  // ffmpeg may be gone when its "q" arrives.
  child.stdin?.on("error", () => undefined);
  let errors = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    errors += chunk.toString();
  });
  // "close" comes after "exit": only then is everything read that it said.
  const exited = new Promise<number | null>((resolve) => child.once("close", resolve));
  return {
    process: child,
    errors: () => errors,
    exited,
    async stop() {
      child.stdin?.write("q");
      await exited;
    },
    async kill() {
      child.kill("SIGKILL");
      await exited;
    },
  };
}

function encodingOf(options: PublishOptions): string[] {
  // As little as no page complains of: most of what the tests cost is drawing it.
  const rate = 24;
  const gop = String(Math.round((options.keyFrameSeconds ?? 1) * rate));
  return [
    ...["-f", "lavfi", "-i", `testsrc2=size=${options.size ?? "640x360"}:rate=${rate}`],
    ...["-f", "lavfi", "-i", "sine=frequency=440:sample_rate=44100"],
    ...(options.only === "picture" ? ["-an"] : []),
    ...(options.only === "sound" ? ["-vn"] : []),
    ...["-c:v", "libx264", "-preset", "ultrafast", "-tune", "zerolatency"],
    ...["-pix_fmt", "yuv420p", "-g", gop, "-b:v", "800k"],
    ...["-c:a", "aac", "-b:a", "96k"],
  ];
}
