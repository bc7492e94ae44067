import type { Connection } from "@/db/database";
import { findAccount } from "@/db/repositories/accounts";
import type { LiveRow } from "@/db/repositories/live";
import * as livePushes from "@/db/repositories/live-pushes";
import type { StreamEvent, StreamRecordEvent } from "@/lib/shared/stream-event";
import { keyTimeIn } from "./key-generations";
import { keyObjection, type Objection } from "./publish-authorization";
import { isSamePush, pushFacts, refusedErrorCode } from "./push-facts";
import { recentPushes, refreshStream } from "./refresh-stream";
import type { Services } from "./services";
import { seenPushAt } from "./stream-events";
import { sharesTime, withdrawTapes } from "./tapes";

/** A push that was taken for a broadcast, and that we do not let in after all. */
export interface LateRefusal {
  readonly objection: Objection;
  /** As it was known; began at `startedMs`. */
  readonly push: livePushes.PushRow & { readonly startedMs: number };
  /** Nobody has said or seen that it is over. */
  readonly isRunning: boolean;
}

/**
 * A list of running streams says nothing of keys. A push whose start nobody reported is therefore
 * let in at first, and judged by the first report that names the key: its late start, a file of it,
 * its end. What was not let in never happened. Null where nothing speaks against it, and where
 * nobody can tell any more what the key was worth when it began, because it was changed since.
 */
export function refuseByKey(
  services: Services,
  db: Connection,
  owner: LiveRow,
  event: StreamEvent,
  query: URLSearchParams,
): LateRefusal | null {
  if (keyTimeIn(query) === null) return null;
  const push = seenPushOf(services, db, event);
  const startedMs = push?.startedMs ?? 0;
  if (!push || startedMs < keysKnownSinceMs(db, owner)) return null;
  const objection = keyObjection(services.config, db, owner, query, startedMs);
  if (!objection) return null;
  const isRunning = event.kind !== "stop" && push.endedMs === null && push.gone === 0;
  const { streamName } = event;
  livePushes.updatePush(db, push.id, { ...refused(services, event, push), ...reportedIn(event) });
  refreshStream(services, db, streamName);
  withdrawTapes(services, db, streamName, startedMs);
  return { objection, push: { ...push, startedMs }, isRunning };
}

/** Since when no key was changed and no account made; asking for another key moves it, too. */
function keysKnownSinceMs(db: Connection, { userid, addressIssuedMs }: LiveRow): number {
  return Math.max(addressIssuedMs, findAccount(db, userid)?.createdMs ?? 0);
}

/** The end of one push is reported up to this long after the next has begun, in milliseconds. */
const endLagMs = 10_000;

/** The push that this report is about, when it was only seen so far. */
function seenPushOf(
  services: Services,
  db: Connection,
  event: StreamEvent,
): livePushes.PushRow | null {
  const { streamName } = event;
  switch (event.kind) {
    case "start":
      return (
        livePushes.seenPushes(db, streamName).find((row) => isSamePush(row, event.atMs)) ?? null
      );
    case "stop":
      if (!event.sequence || livePushes.findPush(db, streamName, event.sequence)) return null;
      return seenPushAt(db, { ...event, atMs: event.atMs - endLagMs });
    case "record":
      return seenPushOfFile(services, db, event);
    default:
      return null;
  }
}

/** A file that may be of several pushes says nothing of any. */
function seenPushOfFile(
  services: Services,
  db: Connection,
  event: StreamRecordEvent,
): livePushes.PushRow | null {
  const { pushes } = recentPushes(services, db, event.streamName);
  const [only, another] = pushFacts(pushes).filter(({ startedMs, endedMs }) =>
    sharesTime({ startMs: startedMs, endMs: endedMs ?? Number.POSITIVE_INFINITY }, event),
  );
  if (another) return null;
  return pushes.find(({ id, seen }) => id === only?.id && seen === 1) ?? null;
}

/** Its time stays: files of all of it are withheld, also those that are still to come. */
function refused({ now }: Services, event: StreamEvent, push: livePushes.PushRow) {
  const endedMs = push.endedMs ?? (event.kind === "stop" ? event.atMs : now());
  return {
    ...{ endedMs, errorCode: refusedErrorCode, resumable: 0 },
    ...{ seen: 0, gone: 0, concludedMs: null, sessionId: null },
  };
}

/** By what its repetitions are known. */
function reportedIn(event: StreamEvent): Partial<livePushes.PushRow> {
  if (event.kind === "record" || event.kind === "recordFailed" || !event.sequence) return {};
  if (event.kind === "stop") return { sequence: event.sequence };
  const { sequence, clientIp = "", agent = "" } = event;
  return { sequence, clientIp, agent };
}
