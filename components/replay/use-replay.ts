import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { createDanmakuFeed } from "@/components/danmaku/danmaku-feed";
import { createHeartFeed } from "@/components/hearts/heart-feed";
import type { TapePage } from "@/lib/shared/replay";
import { tapePageQuery } from "./queries";
import { createReplayClock, stillClock } from "./replay-clock";
import { useCountedView } from "./use-counted-view";
import { useReplayChat } from "./use-replay-chat";
import { useReplayDanmaku } from "./use-replay-danmaku";
import { useResume } from "./use-resume";

export interface ReplayRequest {
  readonly initialTape: TapePage;
  /** Userid of the account or guest in this browser; empty when nobody is known. */
  readonly ownUserId: string;
  /** Where a link says that it begins. */
  readonly startSeconds: number;
}

/** A recording and the conversation of its broadcast, in time with the video that it is given. */
export function useReplay({ initialTape, ownUserId, startSeconds }: ReplayRequest) {
  const { fileId, durationSeconds } = initialTape;
  const { data } = useQuery({ ...tapePageQuery(fileId), initialData: initialTape });
  const [danmaku] = useState(createDanmakuFeed);
  const [hearts] = useState(createHeartFeed);
  const [video, setVideo] = useState<HTMLVideoElement | null>(null);
  const clock = useMemo(
    () => (video ? createReplayClock(video, durationSeconds * 1000) : stillClock),
    [video, durationSeconds],
  );
  const chat = useReplayChat(initialTape, clock);
  useReplayDanmaku(clock, chat.loaded, danmaku, ownUserId);
  useCountedView(fileId, video);
  const resume = useResume(fileId, durationSeconds, startSeconds, video);
  const tape = data ?? initialTape;
  return { tape, clock, chat, danmaku, hearts, resume, ownUserId, onVideo: setVideo };
}
