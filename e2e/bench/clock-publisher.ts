import { spawn } from "node:child_process";

const width = 640;
const height = 360;
const rate = 30;
/** Low bits of the clock in milliseconds that are drawn; 2^26 ms is more than 18 hours. */
export const clockBits = 26;
/** Side of one square of the code, in pixels: large enough to survive the encoder. */
export const clockCell = 24;

/**
 * Pushes a picture that carries the wall clock as a row of black and white squares, drawn when the
 * frame is made, so that a viewer on the same machine can read the glass-to-glass latency.
 */
export function publishClock(pushUrl: string): { stop(): Promise<void>; startedAtMs: number } {
  const child = spawn(
    "ffmpeg",
    [
      ...["-hide_banner", "-loglevel", "error"],
      ...["-f", "rawvideo", "-pix_fmt", "gray", "-s", `${width}x${height}`, "-r", String(rate)],
      ...["-use_wallclock_as_timestamps", "1", "-i", "pipe:0"],
      ...["-f", "lavfi", "-re", "-i", "sine=frequency=300:sample_rate=44100"],
      ...["-c:v", "libx264", "-preset", "ultrafast", "-tune", "zerolatency", "-pix_fmt", "yuv420p"],
      ...["-g", "30", "-b:v", "800k", "-c:a", "aac", "-b:a", "96k", "-f", "flv", pushUrl],
    ],
    { stdio: ["pipe", "ignore", "inherit"] },
  );
  const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.stdin.on("error", () => undefined);
  const timer = setInterval(() => {
    if (child.stdin.writableLength < 4 * width * height) child.stdin.write(drawClock(Date.now()));
  }, 1000 / rate);
  return {
    startedAtMs: Date.now(),
    async stop() {
      clearInterval(timer);
      child.stdin.end();
      child.kill("SIGTERM");
      await exited;
    },
  };
}

/** One grey frame with the low bits of `now`, most significant first. */
function drawClock(now: number): Buffer {
  const frame = Buffer.alloc(width * height, 128);
  const value = now % 2 ** clockBits;
  for (let bit = 0; bit < clockBits; bit += 1) {
    const set = Math.floor(value / 2 ** (clockBits - 1 - bit)) % 2 === 1;
    for (let y = 0; y < clockCell; y += 1) {
      const from = y * width + bit * clockCell;
      frame.fill(set ? 235 : 16, from, from + clockCell);
    }
  }
  return frame;
}
