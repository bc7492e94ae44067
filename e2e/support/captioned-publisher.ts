import { type ChildProcess, spawn } from "node:child_process";
import { CaptionWriter } from "./caption-writer";

const rate = 30;

/** Pushes a generated picture with closed captions, each shown for two seconds, over and over. */
export function publishWithCaptions(pushUrl: string, texts: readonly string[]) {
  const encoder = spawn(
    "ffmpeg",
    [
      ...["-hide_banner", "-loglevel", "error", "-re"],
      ...["-f", "lavfi", "-i", `testsrc2=size=640x360:rate=${rate}`],
      ...["-f", "lavfi", "-i", "sine=frequency=440:sample_rate=44100"],
      ...["-c:v", "libx264", "-preset", "ultrafast", "-tune", "zerolatency"],
      ...["-pix_fmt", "yuv420p", "-g", String(rate), "-b:v", "800k"],
      ...["-c:a", "aac", "-b:a", "96k", "-flush_packets", "1", "-f", "flv", "pipe:1"],
    ],
    { stdio: ["pipe", "pipe", "inherit"] },
  );
  const sender = spawn(
    "ffmpeg",
    [
      ...["-hide_banner", "-loglevel", "error", "-f", "flv", "-i", "pipe:0"],
      ...["-c", "copy", "-f", "flv", pushUrl],
    ],
    { stdio: ["pipe", "ignore", "inherit"] },
  );
  const writer = new CaptionWriter(texts, 2 * rate);
  encoder.stdout.on("data", (chunk: Buffer) => sender.stdin.write(writer.pass(chunk)));
  encoder.stdout.once("end", () => sender.stdin.end());
  for (const { stdin } of [encoder, sender]) stdin.on("error", () => undefined);
  for (const child of [encoder, sender]) endWithUs(child);
  const exited = new Promise((resolve) => sender.once("close", resolve));
  return {
    async stop(): Promise<void> {
      encoder.stdin.write("q");
      await exited;
    },
  };
}

/** A test run that is cut short leaves nothing behind. */
function endWithUs(child: ChildProcess): void {
  const kill = () => child.kill("SIGKILL");
  process.once("exit", kill);
  child.once("exit", () => process.off("exit", kill));
}
