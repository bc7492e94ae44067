/** Between two looks at a playlist that has ended, in milliseconds. */
const lookIntervalMs = 2000;

/**
 * Calls back once when a live's playlist is there and has no end. A source may end it while the
 * publisher is only lost for a moment (LVB), and no player asks again for a playlist that has ended
 * (RFC 8216 §6.3.4). Returns what stops the waiting.
 */
export function whenResumed(playlistUrl: () => string, onResumed: () => void): () => void {
  const stopped = new AbortController();
  const look = async () => {
    const running = await isRunning(playlistUrl(), stopped.signal);
    if (stopped.signal.aborted) return;
    if (running) return onResumed();
    timer = setTimeout(look, lookIntervalMs);
  };
  let timer = setTimeout(look, lookIntervalMs);
  return () => {
    stopped.abort();
    clearTimeout(timer);
  };
}

/** Whether a playlist, or the first that a multivariant playlist names, is there and has no end. */
export async function isRunning(url: string, signal?: AbortSignal): Promise<boolean> {
  try {
    const response = await fetch(url, { signal, cache: "no-store" });
    if (!response.ok) return false;
    const text = await response.text();
    if (!text.startsWith("#EXTM3U")) return false;
    const variant = /^#EXT-X-STREAM-INF:.*\r?\n(?:#.*\r?\n|\r?\n)*([^#\s].*)$/m.exec(text)?.[1];
    if (variant) return isRunning(new URL(variant.trim(), response.url).href, signal);
    return !text.includes("#EXT-X-ENDLIST");
  } catch {
    // Not reached, or given up: there will be another look, or none is wanted.
    return false;
  }
}
