"use client";

import { focusManager, useQuery } from "@tanstack/react-query";
import { type ReactNode, useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { roomQuery } from "@/components/data/queries";
import { Player } from "@/components/player/player";
import { Notice } from "@/components/ui/notice";
import type { Room } from "@/lib/shared/models";
import { OfflineRoom } from "./offline-room";
import { RoomInfo } from "./room-info";

const offlineIntervalMs = 1000;
const onlineIntervalMs = 5000;
/** Nobody looks, so that only the renewal of the address matters. */
const hiddenIntervalMs = 30_000;
/** The viewer is a little behind: the last seconds are still shown after the live has ended. */
const lastFramesMs = 8000;

interface RoomViewProps {
  readonly initialRoom: Room;
  /** Stands under the facts about the room: its chat. */
  readonly children?: ReactNode;
}

/** A broadcaster's room: the picture while live, a page that waits for it while not. */
export function RoomView({ initialRoom, children }: RoomViewProps) {
  const common = useTranslations("common");
  const [interrupted, setInterrupted] = useState(false);
  const { data, isError } = useQuery({
    ...roomQuery(initialRoom.userId),
    initialData: initialRoom,
    refetchInterval: ({ state }) => intervalMs((state.data?.online ?? false) && !interrupted),
    // A hidden page may still be heard, and its stream's address has to be renewed.
    refetchIntervalInBackground: true,
  });
  const room = data ?? initialRoom;
  const { watching, ended } = useLastFrames(room.online, interrupted);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6 lg:grid-cols-[minmax(0,1fr)_340px]">
      <div className="-mx-4 -mt-6 sm:mx-0 sm:mt-0">
        {watching ? (
          <Player
            // Another broadcast is another stream, even under the same address.
            key={room.startedAtMs}
            live
            title={room.title}
            hlsUrl={room.hlsUrl}
            onInterrupted={setInterrupted}
            className="aspect-video w-full sm:rounded-surface"
          />
        ) : (
          <OfflineRoom room={room} ended={ended} />
        )}
      </div>
      <div className="flex flex-col gap-4">
        {isError && <Notice tone="warn">{common("connectionLost")}</Notice>}
        <RoomInfo room={room} />
        {children}
      </div>
    </div>
  );
}

/** Whether the player stays: while online, and until its last frame afterwards. */
function useLastFrames(online: boolean, interrupted: boolean) {
  const [watching, setWatching] = useState(online);
  const [ended, setEnded] = useState(false);
  useEffect(() => {
    if (online) {
      setWatching(true);
      return;
    }
    const timer = setTimeout(() => setWatching(false), interrupted ? 0 : lastFramesMs);
    return () => clearTimeout(timer);
  }, [online, interrupted]);
  useEffect(() => {
    if (watching) setEnded(true);
  }, [watching]);
  return { watching, ended };
}

function intervalMs(online: boolean): number {
  // Asked on the server too, where there is no document.
  if (!focusManager.isFocused()) return hiddenIntervalMs;
  return online ? onlineIntervalMs : offlineIntervalMs;
}
