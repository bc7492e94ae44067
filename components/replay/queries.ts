import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { callJson } from "@/components/data/client";
import { rootKey } from "@/components/data/queries";
import {
  type ReplayChat,
  type ReplayMessage,
  replayWindowSeconds,
  type TapePage,
} from "@/lib/shared/replay";

/** Likes, views and whether the broadcaster is on air change while a page is open. */
const tapeIntervalMs = 30_000;
/** What was said does not change any more, but may still be hidden. */
const chatFreshMs = 5 * 60_000;
/** Bounds what a page asks for one window: some ten thousand messages in two minutes. */
const maxAnswers = 20;

const path = (fileId: string) => `/api/tapes/${encodeURIComponent(fileId)}`;

/** A recording as its page shows it. */
export function tapePageQuery(fileId: string) {
  return queryOptions({
    queryKey: [...rootKey, "tape", fileId],
    queryFn: async () => (await callJson<{ tape: TapePage }>(path(fileId))).tape,
    refetchInterval: tapeIntervalMs,
    placeholderData: keepPreviousData,
  });
}

/** What was said in one window of a recording, all of it; windows count from 0. */
export function replayWindowQuery(fileId: string, index: number) {
  return queryOptions({
    queryKey: [...rootKey, "tape", fileId, "chat", index],
    queryFn: () => fetchWindow(fileId, index * replayWindowSeconds),
    staleTime: chatFreshMs,
    refetchOnWindowFocus: false,
  });
}

async function fetchWindow(fileId: string, from: number): Promise<readonly ReplayMessage[]> {
  const messages: ReplayMessage[] = [];
  let after = 0;
  for (let answers = 0; answers < maxAnswers; answers += 1) {
    const answer = await callJson<ReplayChat>(`${path(fileId)}/chat?from=${from}&after=${after}`);
    messages.push(...answer.messages);
    if (answer.next === null) break;
    after = answer.next;
  }
  return messages;
}

/** A heart for the recording; whether it counted, and how many there are. @throws ActionError */
export function likeTape(fileId: string): Promise<{ liked: boolean; likeCount: number }> {
  return callJson(`${path(fileId)}/like`, {});
}

/** The page has played some seconds. @throws ActionError */
export async function tellView(fileId: string, viewer: string): Promise<void> {
  await callJson(`${path(fileId)}/view`, { viewer });
}
