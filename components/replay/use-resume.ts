"use client";

import { useEffect, useState } from "react";
import { keep, recall } from "@/components/data/browser-memory";
import { readPlaces, withPlace, writePlaces } from "./resume-places";

const storageKey = "mini-lvb-replay-places";
/** A crash loses no more of the place than this. */
const keepEveryMs = 5000;
/** So long the viewer is offered to go on where he was. */
const offerMs = 20_000;

export interface Resume {
  /** Where the viewer left this recording; null once he has gone on, or when there is none. */
  readonly offerSeconds: number | null;
  readonly accept: () => void;
  readonly dismiss: () => void;
}

/**
 * Begins where a link says, offers to go on where the viewer left the recording, and remembers
 * where he is, in this browser.
 */
export function useResume(
  fileId: string,
  durationSeconds: number,
  linkSeconds: number,
  video: HTMLVideoElement | null,
): Resume {
  const [offerSeconds, setOffer] = useState<number | null>(null);

  useEffect(() => {
    if (!video) return;
    if (linkSeconds > 0) {
      whenSeekable(video, () => goTo(video, Math.min(linkSeconds, durationSeconds)));
      return;
    }
    const left = readPlaces(recall(storageKey)).get(fileId) ?? null;
    setOffer(left);
    const timer = setTimeout(() => setOffer(null), offerMs);
    return () => clearTimeout(timer);
  }, [fileId, durationSeconds, linkSeconds, video]);

  // What is offered must not be overwritten by the beginning that plays meanwhile.
  const keeps = video !== null && offerSeconds === null;
  useEffect(() => {
    if (!keeps || !video) return;
    const keepPlace = () => {
      // Nothing was shown yet, or the source is just being changed.
      if (video.currentTime === 0) return;
      const seconds = video.ended ? durationSeconds : video.currentTime;
      const places = readPlaces(recall(storageKey));
      keep(storageKey, writePlaces(withPlace(places, fileId, { seconds, durationSeconds })));
    };
    const timer = setInterval(() => {
      if (!video.paused) keepPlace();
    }, keepEveryMs);
    for (const name of ["pause", "seeked", "ended"]) video.addEventListener(name, keepPlace);
    window.addEventListener("pagehide", keepPlace);
    return () => {
      clearInterval(timer);
      for (const name of ["pause", "seeked", "ended"]) video.removeEventListener(name, keepPlace);
      window.removeEventListener("pagehide", keepPlace);
    };
  }, [keeps, fileId, durationSeconds, video]);

  return {
    offerSeconds,
    accept() {
      if (video && offerSeconds !== null) {
        goTo(video, offerSeconds);
        // The browser may want another tap for its sound; the place is right all the same.
        void video.play().catch(() => undefined);
      }
      setOffer(null);
    },
    dismiss: () => setOffer(null),
  };
}

function whenSeekable(video: HTMLVideoElement, act: () => void): void {
  if (video.readyState >= HTMLMediaElement.HAVE_METADATA) act();
  else video.addEventListener("loadedmetadata", act, { once: true });
}

function goTo(video: HTMLVideoElement, seconds: number): void {
  video.currentTime = seconds;
}
