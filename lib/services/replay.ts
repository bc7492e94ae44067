import type { Connection } from "@/db/database";
import { chatMessagesBetween } from "@/db/repositories/chat-messages";
import { findLive } from "@/db/repositories/live";
import * as tapes from "@/db/repositories/tapes";
import type { Origin } from "@/lib/providers/live-provider";
import { type ReplayChat, replayWindowSeconds, type TapePage } from "@/lib/shared/replay";
import { toChatMessage } from "./chat-history";
import { ownFileUrl, ownTapeUrls } from "./own-tape-urls";
import { offsetOfMessage, type ReplayScript, scriptOf, sentFromMs } from "./replay-script";
import { returnsOf, timelineEndMs } from "./replay-timeline";
import { requireTape } from "./require-tape";
import { type RoomServices, toTape } from "./rooms";
import { isPrivateTape } from "./tape-standing";

/** Further recordings that a recording's page offers. */
const furtherTapes = 8;
/** Messages in one answer; some hundred bytes each. */
const maxMessages = 500;

/**
 * The page of a recording. Kept until something is written, like the room's. That of one that is
 * hidden or deleted is for its owner alone, with files that nobody else can read.
 * @throws ServiceError `notFound`.
 */
export function tapePageOf(
  services: RoomServices,
  fileId: string,
  origin: Origin,
  viewerId = "",
): TapePage {
  const db = services.database.read;
  const isOwn = viewerId !== "" && isPrivateTape(db, requireTape(db, fileId, viewerId));
  const key = `tape page${isOwn ? " own" : ""} ${origin} ${fileId}`;
  return services.lists.get(key, () => {
    const tape = requireTape(db, fileId, viewerId);
    const script = scriptOf(services, db, tape);
    const { fromMs, untilMs } = script;
    const live = findLive(db, tape.userid);
    return {
      ...toTape(services, tape, origin),
      ...(isOwn ? privateUrls(services, tape) : {}),
      withheld: isOwn ? withheldHow(tape) : null,
      viewCount: tape.viewCount,
      returns: returnsOf(script.timeline).map(({ offsetMs, gapMs }) => ({
        startSeconds: offsetMs / 1000,
        gapSeconds: Math.round(gapMs / 1000),
      })),
      hasChat: chatMessagesBetween(db, tape.userid, fromMs, untilMs, 1).length > 0,
      liveNow: live?.status === 1 && live.announced === 1 ? { title: live.title } : null,
      more: further(services, db, tape).map((row) => toTape(services, row, origin)),
    };
  });
}

function withheldHow({ deletedMs, withheldMs }: tapes.TapeRow): TapePage["withheld"] {
  if (deletedMs !== 0) return "deleted";
  return withheldMs === 0 ? "hidden" : "staff";
}

function privateUrls(services: RoomServices, tape: tapes.TapeRow) {
  const { hlsUrl, posterUrl } = ownTapeUrls(services, tape, true);
  return { hlsUrl, posterUrl, mp4Url: ownFileUrl(tape, tape.playUrl) };
}

/** The broadcaster's own, then the newest of the others. */
function further(services: RoomServices, db: Connection, tape: tapes.TapeRow): tapes.TapeRow[] {
  const sinceMs = services.now() - services.config.tapeListDays * 86_400_000;
  const own = tapes.tapesOfUser(db, tape.userid, furtherTapes + 1, 0);
  const found = new Map(own.map((row) => [row.id, row]));
  if (found.size <= furtherTapes) {
    const newest = tapes.listTapes(db, sinceMs, furtherTapes * 2 + 1, 0);
    for (const row of newest) found.set(row.id, row);
  }
  found.delete(tape.id);
  return [...found.values()].slice(0, furtherTapes);
}

/**
 * A window of what was written during a recording's broadcast, each message at its place. A window
 * that has more than one answer's worth goes on with `after`, so that nothing is left out.
 * @throws ServiceError `notFound`.
 */
export function replayChatOf(
  services: RoomServices,
  fileId: string,
  { fromSeconds, after }: { readonly fromSeconds: number; readonly after: number },
  viewerId = "",
): ReplayChat {
  const db = services.database.read;
  const tape = requireTape(db, fileId, viewerId);
  const script = scriptOf(services, db, tape);
  const fromMs = Math.round(fromSeconds * 1000);
  const untilMs = fromMs + replayWindowSeconds * 1000;
  const endMs = timelineEndMs(script.timeline);
  const atEnd = untilMs >= endMs;
  const sent = {
    fromMs: Math.max(after, sentFromMs(script, fromMs)),
    untilMs: atEnd ? script.untilMs : sentUntilMs(script, untilMs),
  };
  const { userid } = tape;
  const rows = chatMessagesBetween(db, userid, sent.fromMs, sent.untilMs, maxMessages + 1);
  const { kept, next } = firstAnswer(rows);
  return {
    messages: kept
      .map((row) => ({ ...toChatMessage(row), offsetMs: offsetOfMessage(script, row.sentMs) }))
      .filter(({ offsetMs }) => offsetMs >= fromMs && (atEnd || offsetMs < untilMs)),
    fromSeconds: fromMs / 1000,
    untilSeconds: Math.min(untilMs, endMs) / 1000,
    atEnd,
    next,
  };
}

/** Until when messages before this place were sent; with a little more, as the offsets decide. */
function sentUntilMs(script: ReplayScript, offsetMs: number): number {
  return Math.min(script.untilMs, sentFromMs(script, offsetMs) + 3);
}

/** As many rows as one answer holds, up to a whole millisecond, and the moment of the next. */
function firstAnswer<Row extends { readonly sentMs: number }>(
  rows: readonly Row[],
): { kept: readonly Row[]; next: number | null } {
  const over = rows[maxMessages];
  if (!over) return { kept: rows, next: null };
  const kept = rows.filter((row) => row.sentMs < over.sentMs);
  // So many in a single millisecond were never written; what there is goes on after it.
  if (kept.length === 0) return { kept: rows.slice(0, maxMessages), next: over.sentMs + 1 };
  return { kept, next: over.sentMs };
}
