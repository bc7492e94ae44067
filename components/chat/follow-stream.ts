import type { ChatEvent } from "@/lib/shared/chat";

const firstWaitMs = 1000;
const lastWaitMs = 15_000;
/** The server gives a sign of life every 15 s; after two that are missing the line is dead. */
const silenceMs = 40_000;
/** A connection that breaks and is there again at once is nobody's business. */
const patienceMs = 1500;

export interface StreamListener {
  /** Where to connect now: after the last number that was seen. */
  readonly url: () => string;
  readonly onEvent: (event: ChatEvent) => void;
  /** Connected, and again after every loss; what was missed follows at once. */
  readonly onOpen?: () => void;
  /** Whether the connection has been gone for a while. */
  readonly onLost: (lost: boolean) => void;
}

export interface FollowedStream {
  /** Connects anew at once: the cookies say who we are, and they have changed. */
  reopen(): void;
  stop(): void;
}

/**
 * Follows a stream and comes back to it by itself: after refusals, at which a browser would give
 * up, after silence, and as soon as the network is back.
 */
export function followStream({ url, onEvent, onOpen, onLost }: StreamListener): FollowedStream {
  let source: EventSource | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let complaint: ReturnType<typeof setTimeout> | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;

  const listenAgain = () => {
    clearTimeout(silence);
    silence = setTimeout(comeBack, silenceMs);
  };
  function disconnect() {
    source?.close();
    clearTimeout(silence);
    clearTimeout(retry);
    complaint ??= setTimeout(() => onLost(true), patienceMs);
  }
  function connect() {
    clearTimeout(retry);
    source?.close();
    source = new EventSource(url());
    source.onopen = () => {
      failures = 0;
      clearTimeout(complaint);
      complaint = undefined;
      onLost(false);
      onOpen?.();
      listenAgain();
    };
    source.onmessage = ({ data }) => {
      listenAgain();
      const event = parseEvent(data);
      if (event) onEvent(event);
    };
    source.addEventListener("beat", listenAgain);
    source.onerror = comeBack;
    listenAgain();
  }
  function comeBack() {
    disconnect();
    const waitMs = Math.min(lastWaitMs, firstWaitMs * 2 ** failures);
    failures += 1;
    // Many pages lose their server at the same moment.
    retry = setTimeout(connect, waitMs * (0.5 + Math.random() / 2));
  }

  window.addEventListener("offline", disconnect);
  window.addEventListener("online", connect);
  connect();
  return {
    reopen: connect,
    stop() {
      window.removeEventListener("offline", disconnect);
      window.removeEventListener("online", connect);
      disconnect();
      clearTimeout(complaint);
    },
  };
}

/** Null for what a newer server says and this page does not know. */
function parseEvent(data: unknown): ChatEvent | null {
  const event: unknown = typeof data === "string" ? JSON.parse(data) : null;
  return typeof event === "object" && event !== null && "kind" in event
    ? (event as ChatEvent)
    : null;
}
