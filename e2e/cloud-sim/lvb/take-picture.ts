import { spawn } from "node:child_process";

/** Longest wait for the next key frame. */
const TIMEOUT_MS = 10_000;
/** Largest picture that is kept. */
const MAX_BYTES = 4 * 1024 * 1024;

/** The next key frame of a stream as a JPEG, by ffmpeg. @throws Error when there is none in time */
export function takePicture(rtmpPort: number, streamName: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = spawn(
      "ffmpeg",
      [
        ...["-v", "error", "-i", `rtmp://127.0.0.1:${rtmpPort}/live/${streamName}`],
        ...["-frames:v", "1", "-f", "mjpeg", "pipe:1"],
      ],
      { stdio: ["ignore", "pipe", "ignore"], timeout: TIMEOUT_MS, killSignal: "SIGKILL" },
    );
    const chunks: Buffer[] = [];
    let size = 0;
    child.stdout.on("data", (bytes: Buffer) => {
      size += bytes.length;
      if (size <= MAX_BYTES) chunks.push(bytes);
    });
    child.once("error", reject);
    child.once("close", () => {
      if (size > 0 && size <= MAX_BYTES) resolve(Buffer.concat(chunks));
      else reject(new Error(`There is no picture of ${streamName}.`));
    });
  });
}
