import type { Connection } from "@/db/database";
import { findChatMessage, removedKind } from "@/db/repositories/chat-messages";
import { findLive } from "@/db/repositories/live";
import { findSession } from "@/db/repositories/live-sessions";
import type { ReportRow } from "@/db/repositories/reports";
import { ServiceError } from "@/lib/errors";
import type { ReportedThing } from "@/lib/shared/reports";
import { requireRoom } from "./require-room";
import { requireTape } from "./require-tape";
import type { Services } from "./services";

/** What is kept of a thing as it was when somebody complained of it. */
export type Evidence = Pick<
  ReportRow,
  | "reported"
  | "room"
  | "sessionId"
  | "tapeFileId"
  | "clipMs"
  | "messageId"
  | "messageText"
  | "messageNickname"
  | "messageMs"
>;

/** In the place of `clip_ms`: when it was seen is not known. */
const unknownClip = -1;

const nothingMore = {
  sessionId: "",
  tapeFileId: "",
  clipMs: unknownClip,
  messageId: "",
  messageText: "",
  messageNickname: "",
  messageMs: 0,
} as const;

/**
 * What somebody complains of, as it is now: the message in its words, also one that is hidden since;
 * the broadcast and how far it was; the place in the recording.
 * @throws ServiceError `notFound` for what the reporter cannot have seen.
 */
export function evidenceOf(
  services: Pick<Services, "database" | "now">,
  thing: ReportedThing,
  viewerId: string,
): Evidence {
  const db = services.database.read;
  switch (thing.kind) {
    case "live":
      requireRoom(services, thing.userid);
      return liveEvidence(services, db, thing.userid);
    case "tape": {
      const tape = requireTape(db, thing.fileid, viewerId);
      const { userid, fileId, sessionId, durationS } = tape;
      const clipMs =
        thing.clipSeconds === undefined
          ? unknownClip
          : Math.round(Math.min(Math.max(0, thing.clipSeconds), durationS) * 1000);
      const of = { reported: userid, room: userid, tapeFileId: fileId };
      return { ...nothingMore, ...of, sessionId: sessionId ?? "", clipMs };
    }
    case "message":
      return messageEvidence(db, thing);
  }
}

/** Somebody as a broadcaster; on air, with the broadcast and how far it is. */
export function liveEvidence(
  { now }: Pick<Services, "now">,
  db: Connection,
  userid: string,
): Evidence {
  const live = findLive(db, userid);
  const session = live?.status === 1 && live.sessionId ? findSession(db, live.sessionId) : null;
  return {
    ...nothingMore,
    ...{ reported: userid, room: userid },
    ...(session ? { sessionId: session.id, clipMs: Math.max(0, now() - session.startedMs) } : {}),
  };
}

function messageEvidence(
  db: Connection,
  { room, messageId }: Extract<ReportedThing, { kind: "message" }>,
): Evidence {
  const row = findChatMessage(db, room, messageId);
  if (!row || row.kind === removedKind) {
    throw new ServiceError("notFound", "There is no such message in this room.");
  }
  const session = row.sessionId ? findSession(db, row.sessionId) : null;
  return {
    ...nothingMore,
    ...{ reported: row.userid, room, messageId },
    ...{ messageText: row.text, messageNickname: row.nickname, messageMs: row.sentMs },
    sessionId: row.sessionId ?? "",
    clipMs: session ? Math.max(0, row.sentMs - session.startedMs) : unknownClip,
  };
}
