import type { Cloud } from "./cloud-sim";

/** New entries are looked for so often. */
const INTERVAL_MS = 250;

/** Prints what happens in the cloud, one short line each, without any secret; returns what ends it. */
export function followCloud(
  { lvb, cos, im }: Cloud,
  print: (line: string) => void,
): { stop(): void } {
  const follows = [
    follow(lvb.accessLog, (it) => `lvb  ${it.kind} of ${it.streamName}: ${it.result}`),
    follow(lvb.callbacks.sentLog, (it) => {
      const copy = it.copy > 0 ? `, copy ${it.copy}` : "";
      const again = it.attempt > 0 ? `, repetition ${it.attempt}` : "";
      return `lvb  callback ${it.eventType} of ${it.streamName} -> ${it.status}${copy}${again}`;
    }),
    follow(
      lvb.api.requestLog,
      (it) => `api  ${it.action} ${String(it.parameters.StreamName ?? "")} -> ${it.code || "ok"}`,
    ),
    follow(
      cos.requestLog,
      (it) => `cos  ${it.method} ${it.path} (${it.proof}) -> ${it.status} ${it.code}`,
    ),
    follow(im.requestLog, (it) => `im   ${it.command} -> ${it.errorCode}`),
    follow(im.callbackLog, (it) => `im   callback ${it.command} -> ${it.status}`),
  ];
  const look = () => {
    for (const next of follows) for (const line of next()) print(line.trimEnd());
  };
  const timer = setInterval(look, INTERVAL_MS);
  return {
    stop() {
      clearInterval(timer);
      look();
    },
  };
}

/** Logs lose their oldest entries, so that the place is kept by the entry and not by its index. */
function follow<Entry>(
  log: readonly Entry[],
  format: (entry: Entry) => string,
): () => readonly string[] {
  let latest = log.at(-1);
  return () => {
    const known = latest === undefined ? -1 : log.lastIndexOf(latest);
    const fresh = log.slice(known + 1);
    latest = log.at(-1);
    return fresh.map(format);
  };
}
