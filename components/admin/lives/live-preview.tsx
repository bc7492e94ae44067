"use client";

import { Player } from "@/components/player/player";
import type { AdminLive } from "@/lib/shared/admin-lives";

/** The picture of a live, without its sound until somebody wants it. Loaded apart from the page. */
export function LivePreview({ live }: { readonly live: AdminLive }) {
  const { title, nickname, hlsUrl, posterUrl, coverUrl, startedAtMs } = live;
  return (
    <Player
      // Another broadcast is another stream, even under the same address.
      key={startedAtMs}
      live
      title={title || nickname}
      {...{ hlsUrl, posterUrl, coverUrl }}
      startMuted
      className="aspect-video w-full rounded-surface bg-black"
    />
  );
}
