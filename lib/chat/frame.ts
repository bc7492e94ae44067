import type { ChatEvent } from "@/lib/shared/chat";

/** Where the reader of a room's stream is told what, beside the events themselves. */
const reconnectAfterMs = 2000;

/** The first bytes of a stream: how long a browser waits before it connects again. */
export const openingFrame = `retry: ${reconnectAfterMs}\n\n`;
/**
 * Keeps proxies from closing a silent stream. An event and no comment, so that a page can tell a
 * silent room from a connection that died without a word, as they do when a phone changes networks.
 */
export const heartbeatFrame = "event: beat\ndata: 0\n\n";

/**
 * An event in the form of `text/event-stream`. Only what is stored has an id, so that a reader who
 * comes back names the last message and not a passing moment.
 */
export function frameOf(event: ChatEvent): string {
  const id = "seq" in event ? `id: ${event.seq}\n` : "";
  return `${id}data: ${JSON.stringify(event)}\n\n`;
}
