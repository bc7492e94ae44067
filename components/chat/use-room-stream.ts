import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useEffectEvent, useRef, useState } from "react";
import { roomQuery } from "@/components/data/queries";
import type { ChatEvent } from "@/lib/shared/chat";
import { streamUrl } from "./chat-calls";
import { type FollowedStream, followStream } from "./follow-stream";
import { viewerId } from "./viewer-id";

/** Everybody's page hears at the same moment that the room has changed, and asks within this. */
const spreadMs = 1000;
/** What follows a reconnection for so long is what was missed, and was not said just now. */
const catchUpMs = 400;

interface RoomStreamListener {
  /** `late`: it was missed while the connection was lost. */
  readonly onEvent: (event: ChatEvent, late: boolean) => void;
  readonly onOpen: () => void;
  /** The broadcaster works here and is no viewer. */
  readonly fromStudio: boolean;
}

/**
 * Follows a room's stream from after the message of that number, so that nothing is lost or read
 * twice. `lost`: the connection has been gone for a while.
 */
export function useRoomStream(
  room: string,
  after: number,
  { onEvent, onOpen, fromStudio }: RoomStreamListener,
): { readonly lost: boolean; readonly reopen: () => void } {
  const [lost, setLost] = useState(false);
  const seen = useRef(after);
  const stream = useRef<FollowedStream>(null);
  const askAgain = useAskAgain(room);
  const hear = useEffectEvent((event: ChatEvent, late: boolean) => {
    if ("seq" in event) seen.current = Math.max(seen.current, event.seq);
    if (event.kind === "room") askAgain();
    onEvent(event, late);
  });
  const open = useEffectEvent((again: boolean) => {
    // What is not kept was not told meanwhile.
    if (again) askAgain();
    onOpen();
  });
  useEffect(() => {
    const viewer = viewerId();
    let wasLost = false;
    let wasOpen = false;
    let caughtUpAtMs = 0;
    const followed = followStream({
      url: () => streamUrl(room, seen.current, viewer, { again: wasOpen, fromStudio }),
      onEvent: (event) => hear(event, performance.now() < caughtUpAtMs),
      onOpen() {
        if (wasLost) caughtUpAtMs = performance.now() + catchUpMs;
        open(wasLost);
        wasLost = false;
        wasOpen = true;
      },
      onLost(gone) {
        wasLost ||= gone;
        setLost(gone);
      },
    });
    stream.current = followed;
    return () => followed.stop();
  }, [room, fromStudio]);
  const reopen = useCallback(() => stream.current?.reopen(), []);
  return { lost, reopen };
}

/** Asks for the room's page again, once for all that has changed within a moment. */
function useAskAgain(room: string): () => void {
  const client = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      timer.current = undefined;
    },
    [],
  );
  return () => {
    // One that waits is not put off: events that keep coming must not keep it from asking.
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      void client.invalidateQueries({ queryKey: roomQuery(room).queryKey });
    }, Math.random() * spreadMs);
  };
}
