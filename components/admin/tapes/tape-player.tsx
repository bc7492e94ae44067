"use client";

import { Player } from "@/components/player/player";
import type { AdminTapeDetail } from "@/lib/shared/admin-tapes";

/** Plays a recording for staff, whatever others may see of it. Loaded apart from the page. */
export function TapePlayer({ detail, title }: { detail: AdminTapeDetail; title: string }) {
  const { hlsUrl, mp4Url, posterUrl, coverUrl } = detail;
  return (
    <Player
      // Its files move when it is withheld or released.
      key={hlsUrl || mp4Url}
      live={false}
      autoStart={false}
      {...{ title, hlsUrl, mp4Url, posterUrl, coverUrl }}
      className="aspect-video w-full rounded-surface bg-black"
    />
  );
}
