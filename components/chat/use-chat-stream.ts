import { useEffect, useRef, useState } from "react";
import type { ChatEvent } from "@/lib/shared/chat";
import { streamUrl } from "./chat-calls";
import { followStream } from "./follow-stream";

/**
 * Follows a room's stream from after the message of that number, so that nothing is lost or read
 * twice. Returns whether the connection has been gone for a while. `onEvent` has to stay the same.
 */
export function useChatStream(
  room: string,
  after: number,
  onEvent: (event: ChatEvent) => void,
): boolean {
  const [lost, setLost] = useState(false);
  const seen = useRef(after);
  useEffect(
    () =>
      followStream({
        url: () => streamUrl(room, seen.current),
        onEvent: (event) => {
          if ("seq" in event) seen.current = Math.max(seen.current, event.seq);
          onEvent(event);
        },
        onLost: setLost,
      }),
    [room, onEvent],
  );
  return lost;
}
