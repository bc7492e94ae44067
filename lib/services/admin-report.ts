import type { Connection } from "@/db/database";
import { findAccount } from "@/db/repositories/accounts";
import { type ChatMessageRow, findChatMessage } from "@/db/repositories/chat-messages";
import { everyRoom, findChatMute } from "@/db/repositories/chat-mutes";
import { findLive } from "@/db/repositories/live";
import { findSession } from "@/db/repositories/live-sessions";
import { chatMessagesAround, tapeCovering } from "@/db/repositories/report-evidence";
import { countOpenAbout, type ReportRow, reportsAbout } from "@/db/repositories/reports";
import { findTape, type TapeRow } from "@/db/repositories/tapes";
import type { ContextLine, ReportDetail, ReportPlace } from "@/lib/shared/admin-reports";
import { isStaff, roleOf } from "@/lib/shared/staff";
import { type Caller, requireStaff } from "./acting";
import { reportEntries, requireReport } from "./admin-reports";
import { offsetOfMessage, scriptOf } from "./replay-script";
import type { Services } from "./services";

/** Messages before and after that are shown. */
const contextLines = 5;

/**
 * A complaint with everything that is known about what it is about.
 * @throws ServiceError `unverified`, `notFound`.
 */
export function reportDetail(services: Services, caller: Caller, id: string): ReportDetail {
  requireStaff(caller, "readonly");
  const db = services.database.read;
  const row = requireReport(db, id);
  const [report] = reportEntries(db, [row]);
  if (!report) throw new Error("A row has no entry.");
  const others = reportsAbout(db, row);
  const around = row.tapeFileId === "" ? conversationAround(db, row) : nothingSaid;
  return {
    report,
    clipMs: row.clipMs < 0 ? null : row.clipMs,
    message: messageOf(db, row),
    ...around,
    place: placeOf(services, db, row),
    person: personOf(services, db, row),
    others: {
      open: others.get("open") ?? 0,
      upheld: others.get("upheld") ?? 0,
      dismissed: others.get("dismissed") ?? 0,
    },
    openAboutMessage: row.messageId === "" ? 0 : countOpenAbout(db, messageSubject(row)),
  };
}

/** What makes complaints be about the same message. */
export function messageSubject({ reported, room, messageId }: ReportRow) {
  return { reported, room, messageId };
}

function messageOf(db: Connection, row: ReportRow): ReportDetail["message"] {
  if (row.messageId === "") return null;
  const found = findChatMessage(db, row.room, row.messageId);
  return {
    ...{ id: row.messageId, text: row.messageText, nickname: row.messageNickname },
    sentMs: row.messageMs,
    state: !found ? "gone" : found.hiddenMs === 0 ? "shown" : "hidden",
  };
}

const nothingSaid = { before: [], after: [] } as const;

function conversationAround(
  db: Connection,
  row: ReportRow,
): Pick<ReportDetail, "before" | "after"> {
  const atMs = row.messageId === "" ? row.createdMs : row.messageMs;
  const { before, after } = chatMessagesAround(db, row.room, atMs, contextLines);
  return { before: before.map(lineOf), after: after.map(lineOf) };
}

function lineOf({ id, userid, nickname, text, sentMs, hiddenMs }: ChatMessageRow): ContextLine {
  return { id, userId: userid, nickname, text, sentMs, isHidden: hiddenMs !== 0 };
}

function placeOf(services: Services, db: Connection, row: ReportRow): ReportPlace | null {
  if (row.tapeFileId !== "") {
    const tape = findTape(db, row.tapeFileId);
    return tape && ofTape(tape, Math.max(0, row.clipMs));
  }
  // What is known of broadcasts may have changed since, and with it their ids; the moment has not.
  const atMs = row.messageId === "" ? row.createdMs : row.messageMs;
  const tape = row.clipMs < 0 ? null : tapeCovering(db, row.room, atMs);
  if (tape) return ofTape(tape, offsetOfMessage(scriptOf(services, db, tape), atMs));
  const session = row.sessionId === "" ? null : findSession(db, row.sessionId);
  return session?.endedMs === null ? { kind: "live", userId: row.room } : null;
}

function ofTape({ fileId, title, deletedMs, withheldMs }: TapeRow, clipMs: number): ReportPlace {
  return {
    ...{ kind: "tape", fileId, title },
    seconds: Math.floor(clipMs / 1000),
    isDeleted: deletedMs !== 0,
    isWithheld: withheldMs !== 0,
  };
}

function personOf({ now }: Services, db: Connection, row: ReportRow): ReportDetail["person"] {
  const account = findAccount(db, row.reported);
  const untilMs = (room: string) => findChatMute(db, room, row.reported, now())?.untilMs ?? 0;
  const mute = findChatMute(db, row.room, row.reported, now());
  return {
    hasAccount: account !== null,
    isStaff: account !== null && isStaff(roleOf(account.role)),
    isOnAir: findLive(db, row.reported)?.status === 1,
    // A ban is found for every room.
    mutedUntilMs: mute && mute.room !== everyRoom ? mute.untilMs : 0,
    bannedUntilMs: untilMs(everyRoom),
  };
}
