"use client";

import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { usePlayerVideo } from "@/components/player/player-video";
import { isolated } from "@/lib/shared/isolated";
import type { RoomPage } from "@/lib/shared/room-page";
import { graceWords } from "./grace-words";
import { Slate } from "./slate";

const lookIntervalMs = 500;
/** The picture stands for so long before there are words over it. */
const patienceMs = 1500;

/**
 * Over the picture while its publisher is lost and the viewer has seen the last of it; gone as soon
 * as the picture moves again. Stands in the player's overlay.
 */
export function ReconnectingSlate({ room }: { readonly room: RoomPage }) {
  const t = useTranslations("room");
  const stands = useStandingPicture(usePlayerVideo());
  if (!stands) return null;
  const words = graceWords(room.reconnectingUntilMs - room.serverNowMs);
  return (
    <div className="absolute inset-0 animate-appear">
      <Slate room={room} state="reconnecting" title={t("reconnectingTitle")} overPicture>
        <p className="max-w-md text-pretty text-base text-white/85">
          {t("reconnectingText", { name: isolated(room.nickname), ...words })}
        </p>
      </Slate>
    </div>
  );
}

/** Whether a picture that ought to move has stood for a while. */
function useStandingPicture(video: HTMLVideoElement | null): boolean {
  const [stands, setStands] = useState(false);
  useEffect(() => {
    if (!video) return;
    let position = -1;
    let movedAtMs = performance.now();
    const look = () => {
      const nowMs = performance.now();
      if (video.currentTime !== position) movedAtMs = nowMs;
      position = video.currentTime;
      setStands(nowMs - movedAtMs >= patienceMs);
    };
    const timer = setInterval(look, lookIntervalMs);
    return () => clearInterval(timer);
  }, [video]);
  return stands;
}
