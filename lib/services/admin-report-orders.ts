import {
  handleReport,
  handleReportsAbout,
  type ReportRow,
  type ReportSubject,
} from "@/db/repositories/reports";
import { ServiceError } from "@/lib/errors";
import type { ReportOutcome } from "@/lib/shared/admin-reports";
import { type Caller, requireStaff } from "./acting";
import { messageSubject } from "./admin-report";
import { requireReport } from "./admin-reports";
import { mute } from "./chat-moderation";
import { hide } from "./chat-removal";
import type { ChatServices } from "./chat-services";
import { requireRankOver } from "./staff-rank";

/** What a member of the staff decides, in his words. */
export interface Decision {
  readonly outcome: ReportOutcome;
  readonly note: string;
}

/**
 * Decides about a complaint. Who decides the same once more is answered as the first time. What is
 * said about somebody of the staff is decided by an administrator, and not by a moderator about himself.
 * @throws ServiceError `unverified`, `notFound`; `conflict`, with who it was, when somebody else has
 * decided already.
 */
export async function resolveReport(
  { database, now }: Pick<ChatServices, "database" | "now">,
  caller: Caller,
  id: string,
  { outcome, note }: Decision,
): Promise<void> {
  const { userId } = requireStaff(caller, "moderator");
  await database.write((db) => {
    const row = requireReport(db, id);
    requireRankOver(db, caller, row.reported);
    const handling = { status: outcome, handledMs: now(), handledBy: userId, resolution: note };
    if (handleReport(db, id, handling)) return;
    if (row.status === outcome && row.handledBy === userId) return;
    const message = `${row.handledBy} has decided about this report already (${row.status}).`;
    throw new ServiceError("conflict", message, {
      data: { reason: "decidedAlready", by: row.handledBy, state: row.status },
    });
  });
}

/**
 * Decides about everything that is open about the same message or person as this complaint; returns
 * how many there were.
 * @throws ServiceError `unverified`, `notFound`; `invalidParameter` where it is about no message.
 */
export async function resolveReportsAbout(
  { database, now }: Pick<ChatServices, "database" | "now">,
  caller: Caller,
  id: string,
  about: "message" | "person",
  { outcome, note }: Decision,
): Promise<number> {
  const { userId } = requireStaff(caller, "moderator");
  return database.write((db) => {
    const row = requireReport(db, id);
    requireRankOver(db, caller, row.reported);
    const subject = subjectOf(row, about);
    const handling = { status: outcome, handledMs: now(), handledBy: userId, resolution: note };
    return handleReportsAbout(db, subject, handling);
  });
}

function subjectOf(row: ReportRow, about: "message" | "person"): ReportSubject {
  if (about === "person") return { reported: row.reported };
  if (row.messageId !== "") return messageSubject(row);
  throw new ServiceError("invalidParameter", "This report is about no message.");
}

/**
 * Hides the message that a complaint is about.
 * @throws ServiceError `unverified`, also for what is protected; `notFound`, also when the message is
 * not there any more; `invalidParameter` where it is about none.
 */
export async function hideReportedMessage(
  services: ChatServices,
  caller: Caller,
  id: string,
): Promise<void> {
  requireStaff(caller, "moderator");
  const { room, messageId } = requireReport(services.database.read, id);
  if (messageId === "") {
    throw new ServiceError("invalidParameter", "This report is about no message.");
  }
  await hide(services, caller, room, { messageId });
}

/**
 * Keeps whom a complaint is about from writing in that room; 0 seconds let him write again.
 * @throws ServiceError `unverified`, also for who is protected; `notFound`.
 */
export async function muteReported(
  services: ChatServices,
  caller: Caller,
  id: string,
  seconds: number,
): Promise<void> {
  requireStaff(caller, "moderator");
  const { room, reported } = requireReport(services.database.read, id);
  await mute(services, caller, room, reported, seconds);
}
