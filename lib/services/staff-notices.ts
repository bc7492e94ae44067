import { randomUUID } from "node:crypto";
import type { Connection } from "@/db/database";
import { findAccount } from "@/db/repositories/accounts";
import type { SessionRow } from "@/db/repositories/live-sessions";
import {
  insertStaffNotice,
  markNoticesRead,
  pruneNoticesOf,
  type StaffNoticeRow,
  unreadNotices,
} from "@/db/repositories/staff-notices";
import { findTape } from "@/db/repositories/tapes";
import { roleOf } from "@/lib/shared/staff";
import {
  noticesShown,
  type StaffClass,
  type StaffNotice,
  type StaffNoticeKind,
  staffNoticeKinds,
} from "@/lib/shared/staff-notice";
import { type Caller, requireMeant } from "./acting";
import type { Services } from "./services";

/** What was read is kept this long, in milliseconds. */
const readKeptMs = 90 * 86_400_000;
/** Unread notices of one broadcaster; of more, the oldest go. */
const unreadKept = 100;

/** What is told to a broadcaster. */
export interface NewStaffNotice {
  readonly userid: string;
  readonly kind: StaffNoticeKind;
  /** Words of who sends it; empty for what speaks for itself. */
  readonly text: string;
  /** File id of a recording, or until when it holds (Unix ms), by the kind. */
  readonly about?: string;
  /** Userid; empty: the server itself. */
  readonly sentBy: string;
}

/**
 * Tells a broadcaster something in the same write as what it is about. Who has no account has no
 * studio to read it in, and who takes the name later is not who is meant.
 */
export function notifyBroadcaster(
  { now }: Pick<Services, "now">,
  db: Connection,
  { about = "", ...notice }: NewStaffNotice,
): void {
  const { userid } = notice;
  if (!findAccount(db, userid)) return;
  insertStaffNotice(db, { id: randomUUID(), ...notice, about, sentMs: now() });
  pruneNoticesOf(db, userid, { readBeforeMs: now() - readKeptMs, keep: unreadKept });
}

/** What a broadcaster's studio shows at its top, newest first. */
export function noticesOf(db: Connection, userid: string): StaffNotice[] {
  return unreadNotices(db, userid, noticesShown).flatMap((row) => describe(db, row) ?? []);
}

/**
 * The broadcaster has read these; what is not his or was read before changes nothing.
 * @throws ServiceError `unverified`
 */
export async function readNotices(
  services: Services,
  caller: Caller,
  meant: string,
  ids: readonly string[],
): Promise<void> {
  const { userId } = requireMeant(caller, meant);
  await services.database.write((db) => markNoticesRead(db, userId, ids, services.now()));
}

/** Of what class a member of the staff is; one who is none any more was a moderator at least. */
export function staffClassOf(db: Connection, userid: string): StaffClass {
  if (userid === "") return "server";
  return roleOf(findAccount(db, userid)?.role ?? "") === "admin" ? "admin" : "moderator";
}

/** Who of the staff ended a broadcast, and why in his words; null: nobody of them did. */
export function endedByOf(
  { database }: Pick<Services, "database">,
  { endedBy, endedReason }: Pick<SessionRow, "endedBy" | "endedReason">,
): { readonly by: StaffClass; readonly reason: string } | null {
  if (endedBy === "") return null;
  return { by: staffClassOf(database.read, endedBy), reason: endedReason };
}

function describe(db: Connection, row: StaffNoticeRow): StaffNotice | null {
  const kind = staffNoticeKinds.find((known) => known === row.kind);
  if (!kind) return null;
  const isOfTape = kind === "tapeWithheld" || kind === "tapeDeleted";
  const untilMs = isOfTape ? 0 : Number(row.about);
  return {
    id: row.id,
    kind,
    by: staffClassOf(db, row.sentBy),
    text: row.text,
    title: (isOfTape && findTape(db, row.about)?.title) || "",
    untilMs: untilMs > 0 ? untilMs : null,
    sentAtMs: row.sentMs,
  };
}
