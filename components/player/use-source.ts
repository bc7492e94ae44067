"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { attachSource } from "./attach-source";
import { keepLiveEdge, type LiveEdgeKeeper, type LiveView } from "./keep-live-edge";
import { streamOfUrl } from "./signed-url";
import { recallSound } from "./sound-memory";
import type { Quality, Source, SourceStatus, Unplayable } from "./source";

interface SourceRequest {
  readonly live: boolean;
  readonly hlsUrl: string;
  readonly mp4Url?: string;
  readonly startMuted: boolean;
  /** False waits for the viewer to press play. */
  readonly autoStart: boolean;
}

/** What became of playing by itself: browsers allow sound, or anything, only after a gesture. */
type Start = "playing" | "muted" | "refused";

interface SourceView {
  readonly status: SourceStatus;
  /** Why the status is "unsupported". */
  readonly unplayable: Unplayable | null;
  readonly start: Start;
  /** Empty when there is nothing to choose. */
  readonly qualities: readonly Quality[];
  /** Null: the player chooses. */
  readonly qualityId: number | null;
  chooseQuality(id: number | null): void;
  /** How far behind a live the viewer is; null for a recording and while nothing is known. */
  readEdge(): LiveView | null;
  goToLiveEdge(): void;
  /** Moves within what is loaded of a live; backwards the viewer keeps the place he has chosen. */
  seekLiveBy(seconds: number): void;
  tryNow(): void;
}

/** Keeps a video element connected to its stream and starts it, with sound where allowed. */
export function useSource(
  video: HTMLVideoElement | null,
  { live, hlsUrl, mp4Url, startMuted, autoStart }: SourceRequest,
): SourceView {
  const [status, setStatus] = useState<SourceStatus>("loading");
  const [unplayable, setUnplayable] = useState<Unplayable | null>(null);
  const [start, setStart] = useState<Start>(autoStart ? "playing" : "refused");
  const [qualities, setQualities] = useState<readonly Quality[]>([]);
  const [qualityId, setQualityId] = useState<number | null>(null);
  const sourceRef = useRef<Source | null>(null);
  const keeperRef = useRef<LiveEdgeKeeper | null>(null);
  const urlRef = useRef(hlsUrl);
  // A new signature is no new stream: nobody's picture stops for it.
  const streamUrl = streamOfUrl(hlsUrl);

  useEffect(() => {
    urlRef.current = hlsUrl;
    sourceRef.current?.renew(hlsUrl);
  }, [hlsUrl]);

  useEffect(() => {
    if (!video) return;
    const gone = new AbortController();
    const sound = recallSound();
    video.volume = sound.volume;
    video.muted = startMuted || sound.muted;
    const begin = () => {
      if (autoStart) void startPlaying(video).then(setStart);
    };
    video.addEventListener("loadedmetadata", begin, { once: true });
    const openedUrl = streamUrl && urlRef.current;
    const request = { live, hlsUrl: openedUrl, mp4Url };
    const tell = {
      onStatus: setStatus,
      onUnplayable: setUnplayable,
      onQualities: setQualities,
    };
    attachSource(video, { ...request, ...tell }, gone.signal).then(
      (source) => {
        if (!source) return;
        if (gone.signal.aborted) return source.detach();
        sourceRef.current = source;
        source.renew(urlRef.current);
        if (live) keeperRef.current = keepLiveEdge(video, source);
      },
      () => setStatus("unsupported"),
    );
    return () => {
      gone.abort();
      video.removeEventListener("loadedmetadata", begin);
      keeperRef.current?.detach();
      keeperRef.current = null;
      sourceRef.current?.detach();
      sourceRef.current = null;
    };
  }, [video, live, streamUrl, mp4Url, startMuted, autoStart]);

  const readEdge = useCallback(() => keeperRef.current?.view() ?? null, []);

  return {
    status,
    unplayable,
    readEdge,
    start,
    qualities,
    qualityId,
    chooseQuality(id) {
      setQualityId(id);
      sourceRef.current?.chooseQuality(id);
    },
    goToLiveEdge() {
      keeperRef.current?.goToEdge();
      void video?.play().catch(() => undefined);
    },
    seekLiveBy(seconds) {
      keeperRef.current?.seekBy(seconds);
    },
    tryNow: () => sourceRef.current?.wake(),
  };
}

async function startPlaying(video: HTMLVideoElement): Promise<Start> {
  try {
    await video.play();
    return "playing";
  } catch (error) {
    if (!(error instanceof DOMException) || error.name !== "NotAllowedError") return "playing";
  }
  // A muted start is better than none.
  video.muted = true;
  try {
    await video.play();
    return "muted";
  } catch {
    return "refused";
  }
}
