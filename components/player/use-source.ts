"use client";

import { type RefObject, useEffect, useRef, useState } from "react";
import { attachSource } from "./attach-source";
import { streamOfUrl } from "./signed-url";
import type { Source, SourceStatus } from "./source";

interface SourceRequest {
  readonly live: boolean;
  readonly hlsUrl: string;
  readonly mp4Url?: string;
  readonly startMuted: boolean;
}

interface SourceView {
  readonly status: SourceStatus;
  readonly latencySeconds: number | null;
  /** The browser wants a tap before it plays anything. */
  readonly needsTap: boolean;
  /** Playing began without sound because the browser demanded it. */
  readonly mutedByBrowser: boolean;
  goToLiveEdge(): void;
}

const latencyIntervalMs = 500;

/** Keeps a video element connected to its stream and starts it, with sound where allowed. */
export function useSource(
  videoRef: RefObject<HTMLVideoElement | null>,
  { live, hlsUrl, mp4Url, startMuted }: SourceRequest,
): SourceView {
  const [status, setStatus] = useState<SourceStatus>("loading");
  const [latencySeconds, setLatency] = useState<number | null>(null);
  const [start, setStart] = useState<"playing" | "muted" | "refused">("playing");
  const sourceRef = useRef<Source | null>(null);
  const urlRef = useRef(hlsUrl);
  // A new signature is no new stream: nobody's picture stops for it.
  const streamUrl = streamOfUrl(hlsUrl);

  useEffect(() => {
    urlRef.current = hlsUrl;
    sourceRef.current?.renew(hlsUrl);
  }, [hlsUrl]);

  useEffect(() => {
    const video = videoRef.current;
    if (!video) return;
    const gone = new AbortController();
    video.muted = startMuted;
    const begin = () => {
      void startPlaying(video).then(setStart);
    };
    video.addEventListener("loadedmetadata", begin, { once: true });
    const openedUrl = streamUrl && urlRef.current;
    attachSource(video, { live, hlsUrl: openedUrl, mp4Url, onStatus: setStatus }, gone.signal).then(
      (source) => {
        if (gone.signal.aborted) return source?.detach();
        sourceRef.current = source;
        source?.renew(urlRef.current);
      },
      () => setStatus("unsupported"),
    );
    const timer = setInterval(() => {
      setLatency(sourceRef.current?.latencySeconds() ?? null);
    }, latencyIntervalMs);
    return () => {
      gone.abort();
      clearInterval(timer);
      video.removeEventListener("loadedmetadata", begin);
      sourceRef.current?.detach();
      sourceRef.current = null;
    };
  }, [videoRef, live, streamUrl, mp4Url, startMuted]);

  return {
    status,
    latencySeconds,
    needsTap: start === "refused",
    mutedByBrowser: start === "muted",
    goToLiveEdge() {
      sourceRef.current?.goToLiveEdge();
      void videoRef.current?.play().catch(() => undefined);
    },
  };
}

/** Browsers allow sound only after a gesture; a muted start is better than none. */
async function startPlaying(video: HTMLVideoElement): Promise<"playing" | "muted" | "refused"> {
  try {
    await video.play();
    return "playing";
  } catch (error) {
    if (!(error instanceof DOMException) || error.name !== "NotAllowedError") return "playing";
  }
  video.muted = true;
  try {
    await video.play();
    return "muted";
  } catch {
    return "refused";
  }
}
