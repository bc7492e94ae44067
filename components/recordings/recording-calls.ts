import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { callJson } from "@/components/data/client";
import { rootKey } from "@/components/data/queries";
import type { Page } from "@/lib/shared/models";
import type { OwnTape } from "@/lib/shared/own-tape";

/** What the owner can do about a recording; the body of its door. */
export type TapeOrder =
  | { readonly how: "rename"; readonly title: string }
  | { readonly how: "hide"; readonly hidden: boolean }
  | { readonly how: "delete" | "restore" | "untrim" }
  | {
      readonly how: "trim";
      /** Of the recording on which the seconds were chosen. */
      readonly revision: string;
      readonly startSeconds: number;
      readonly endSeconds: number;
    };

/** Which recordings: a page of all of one's own, those of a broadcast, or one. */
export type TapeChoice =
  | { readonly page: number }
  | { readonly broadcastId: string }
  | { readonly fileId: string };

/** Root of the keys of everything about own recordings. */
export const recordingsKey = [...rootKey, "recordings"] as const;

/** A recording is there some moments after its broadcast. */
const freshMs = 15_000;

/** Own recordings of whoever is signed in, who is to be `userId`. */
export function recordingsQuery(userId: string, choice: TapeChoice) {
  return queryOptions({
    queryKey: [...recordingsKey, userId, choice],
    queryFn: async () => {
      const path = `/api/recordings?${searchOf(choice)}`;
      return (await callJson<{ recordings: Page<OwnTape> }>(path)).recordings;
    },
    refetchInterval: freshMs,
    placeholderData: keepPreviousData,
  });
}

function searchOf(choice: TapeChoice): URLSearchParams {
  if ("page" in choice) return new URLSearchParams({ page: String(choice.page) });
  return "broadcastId" in choice
    ? new URLSearchParams({ broadcast: choice.broadcastId })
    : new URLSearchParams({ file: choice.fileId });
}

/** Where a recording can be cut, as long as its files are these. */
export function cutsQuery({ fileId, revision }: OwnTape) {
  return queryOptions({
    queryKey: [...recordingsKey, "cuts", fileId, revision],
    queryFn: async () => {
      const path = `/api/tapes/${encodeURIComponent(fileId)}/cuts`;
      return (await callJson<{ cuts: readonly number[] }>(path)).cuts;
    },
    staleTime: Number.POSITIVE_INFINITY,
    // Another tab may have trimmed it before this one knew: nothing of that is kept.
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
}

/** Carries an order out for this user; answers the recording as it is then. */
export async function orderTape(
  userid: string,
  fileId: string,
  { how, ...body }: TapeOrder,
): Promise<OwnTape> {
  const path = `/api/tapes/${encodeURIComponent(fileId)}/${how}`;
  return (await callJson<{ recording: OwnTape }>(path, { userid, ...body })).recording;
}
