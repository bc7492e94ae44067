"use client";

import { useEffect, useState } from "react";

/** Captions of the running video; they may turn up minutes after its start (CEA-608). */
export interface Captions {
  readonly tracks: readonly CaptionTrack[];
  /** Index of the shown one; null when none is. */
  readonly shown: number | null;
  show(index: number | null): void;
}

interface CaptionTrack {
  readonly index: number;
  readonly label: string;
}

/** Watches a video's text tracks that are meant to be read. */
export function useTextTracks(video: HTMLVideoElement | null): Captions {
  const [view, setView] = useState<Omit<Captions, "show">>({ tracks: [], shown: null });
  useEffect(() => {
    if (!video) return;
    const list = video.textTracks;
    const look = () => setView(readTracks(list));
    for (const event of ["addtrack", "removetrack", "change"]) list.addEventListener(event, look);
    look();
    return () => {
      for (const event of ["addtrack", "removetrack", "change"]) {
        list.removeEventListener(event, look);
      }
    };
  }, [video]);
  return {
    ...view,
    show(index) {
      if (!video) return;
      [...video.textTracks].forEach((track, at) => {
        if (isReadable(track)) track.mode = at === index ? "showing" : "disabled";
      });
    },
  };
}

function readTracks(list: TextTrackList): Omit<Captions, "show"> {
  const all = [...list].map((track, index) => ({ track, index }));
  const readable = all.filter(({ track }) => isReadable(track));
  return {
    tracks: readable.map(({ track, index }) => ({
      index,
      label: track.label || track.language || String(index + 1),
    })),
    shown: readable.find(({ track }) => track.mode === "showing")?.index ?? null,
  };
}

/** Tracks without cues are kept for what may still come; those of metadata are not for people. */
function isReadable({ kind }: TextTrack): boolean {
  return kind === "captions" || kind === "subtitles";
}
