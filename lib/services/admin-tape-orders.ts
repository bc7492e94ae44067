import type { Connection } from "@/db/database";
import { setAuditOutcome } from "@/db/repositories/audit-log";
import { withdrawNotices } from "@/db/repositories/staff-notices";
import { findTape, type TapeRow, updateTape } from "@/db/repositories/tapes";
import type { StaffCaller } from "@/lib/auth/staff-caller";
import { isServiceError, ServiceError } from "@/lib/errors";
import { staffAccount } from "@/lib/shared/admin-people";
import {
  type AdminTape,
  type BulkAction,
  type BulkOutcome,
  type BulkResult,
  goneForGood,
  ownersChoice,
} from "@/lib/shared/admin-tapes";
import type { StaffRole } from "@/lib/shared/staff";
import { type Caller, requireStaff } from "./acting";
import { toAdminTape } from "./admin-tapes";
import { writeAudit } from "./audit";
import { deletedByOf, requireStillThere } from "./own-tapes";
import { requireAnyTape } from "./require-tape";
import { refuseBlockedWord } from "./shown-words";
import { notifyBroadcaster } from "./staff-notices";
import { aboveRank, isAboveRank, requireRankOver } from "./staff-rank";
import { placeTape, type TapeServices } from "./tape-placing";
import { listedOf } from "./tape-standing";

/** Who may at least. */
export const roleForTapes: Readonly<Record<BulkAction, StaffRole>> = {
  withhold: "moderator",
  release: "moderator",
  delete: "admin",
  restore: "admin",
  keep: "admin",
  unkeep: "admin",
};

/** The operations of the same names: what a line of the audit log says of one of many. */
const actionIds: Readonly<Record<BulkAction, string>> = {
  withhold: "adminWithholdTape",
  release: "adminReleaseTape",
  delete: "adminDeleteTape",
  restore: "adminRestoreTape",
  keep: "adminKeepTape",
  unkeep: "adminKeepTape",
};

/**
 * Gives it a title of its own, which neither its broadcast nor a late report takes back.
 * @throws ServiceError `unverified`, `notFound`, `invalidParameter` for a title with a blocked word.
 * Like the orders below: reason `staffAccount` for what is an administrator's affair.
 */
export async function renameAnyTape(
  services: TapeServices,
  caller: Caller,
  fileId: string,
  title: string,
): Promise<AdminTape> {
  requireStaff(caller, "moderator");
  refuseBlockedWord(services, "title", title, "invalidParameter");
  const row = await services.database.write((db) => {
    const tape = requireAnyTape(db, fileId);
    requireRankOver(db, caller, tape.userid);
    updateTape(db, tape.id, { title, renamed: 1 });
    return { ...tape, title, renamed: 1 };
  });
  return toAdminTape(services, row);
}

/** What is ordered about a recording, and why. */
export interface TapeOrderOfStaff {
  readonly action: BulkAction;
  /** In words for its broadcaster, where something is taken from him. */
  readonly reason: string;
}

/**
 * One order about one recording; one that is so already stays so.
 * @throws ServiceError `unverified`, `notFound`, also for what went for good, `badRequest` for what
 * its owner deleted and alone may have back.
 */
export async function orderAnyTape(
  services: TapeServices,
  caller: Caller,
  fileId: string,
  order: TapeOrderOfStaff,
): Promise<AdminTape> {
  requireStaff(caller, roleForTapes[order.action]);
  const row = await services.database.write((db) => {
    const decided = decide(services, db, caller, requireAnyTape(db, fileId), order);
    if (decided.result === "staffAccount") throw aboveRank();
    if (decided.result === "tooLate") throw tooLate();
    if (decided.result === "ownersChoice") throw onlyTheOwner();
    return decided.row;
  });
  await placeTape(services, row.id);
  return toAdminTape(services, row);
}

/**
 * The same for many: all of it is written in one go, each with its own result and its own line in
 * the audit log. @throws ServiceError `unverified`
 */
export async function orderManyTapes(
  services: TapeServices,
  caller: StaffCaller | Caller,
  fileIds: readonly string[],
  order: TapeOrderOfStaff,
): Promise<BulkOutcome[]> {
  requireStaff(caller, roleForTapes[order.action]);
  const { database } = services;
  const decided = await database.write((db) =>
    [...new Set(fileIds)].map((fileId) => {
      const tape = findTape(db, fileId);
      const one = tape ? decide(services, db, caller, tape, order) : notFound;
      const target = tape?.fileId ?? fileId;
      const details = { ...detailsOf(order), bulk: true };
      const act = { action: actionIds[order.action], target, details };
      const seq = writeAudit(services, db, caller, act, outcomeOf(one.result));
      return { ...one, fileId, seq };
    }),
  );
  const failed: number[] = [];
  const outcomes: BulkOutcome[] = [];
  for (const { row, seq, fileId, result, reasonBefore } of decided) {
    const isPlaced = row === null || result !== "done" || (await placedOrNot(services, row.id));
    if (!isPlaced) failed.push(seq);
    outcomes.push({
      fileId,
      result: isPlaced ? result : "failed",
      tape: row && toAdminTape(services, row),
      reasonBefore,
    });
  }
  if (failed.length > 0) {
    await database.write((db) => {
      for (const seq of failed) setAuditOutcome(db, seq, "serverFault");
    });
  }
  return outcomes;
}

interface Decided {
  readonly result: BulkResult;
  readonly row: TapeRow;
  /** Why it was withheld before, for who takes a release back. */
  readonly reasonBefore: string;
}

const notFound = { result: "notFound", row: null, reasonBefore: "" } as const;

/** Carries it out inside a write, where nobody else comes between. */
function decide(
  services: TapeServices,
  db: Connection,
  caller: Caller,
  tape: TapeRow,
  order: TapeOrderOfStaff,
): Decided {
  const { userId } = requireStaff(caller, roleForTapes[order.action]);
  const reasonBefore = tape.withheldReason;
  const plan = isAboveRank(db, caller, tape.userid)
    ? staffAccount
    : planOf(services, tape, order, userId);
  if (typeof plan === "string") return { result: plan, row: tape, reasonBefore };
  const changed = { ...tape, ...plan };
  const listed = listedOf(services, db, changed);
  updateTape(db, tape.id, { ...plan, listed });
  tell(services, db, tape, order, userId);
  return { result: "done", row: { ...changed, listed }, reasonBefore };
}

type Plan = Partial<
  Pick<TapeRow, "withheldMs" | "withheldReason" | "deletedMs" | "deletedBy" | "kept">
>;

/** What changes, or why nothing does. */
function planOf(
  services: TapeServices,
  tape: TapeRow,
  { action, reason }: TapeOrderOfStaff,
  userId: string,
): Plan | BulkResult {
  switch (action) {
    case "withhold":
      if (tape.withheldMs !== 0) return "same";
      return { withheldMs: services.now(), withheldReason: reason };
    case "release":
      return tape.withheldMs === 0 ? "same" : { withheldMs: 0, withheldReason: "" };
    case "delete":
      return tape.deletedMs === 0 ? { deletedMs: services.now(), deletedBy: userId } : "same";
    case "restore":
      return restorePlan(services, tape);
    case "keep":
      return tape.kept === 1 ? "same" : { kept: 1 };
    case "unkeep":
      return tape.kept === 0 ? "same" : { kept: 0 };
  }
}

function restorePlan(services: TapeServices, tape: TapeRow): Plan | BulkResult {
  const by = deletedByOf(tape);
  if (by === null) return "same";
  // What somebody took from everybody himself is not put before them by others.
  if (by === "owner") return "ownersChoice";
  if (isGone(services, tape)) return "tooLate";
  // The rule that deleted it would do so again a minute later.
  return { deletedMs: 0, deletedBy: "", ...(by === "retention" ? { kept: 1 } : {}) };
}

function isGone(services: TapeServices, tape: TapeRow): boolean {
  try {
    requireStillThere(services, tape);
    return false;
  } catch (error) {
    if (isServiceError(error)) return true;
    throw error;
  }
}

/** Its broadcaster is told what was taken from him, and not any more once he has it back unread. */
function tell(
  services: TapeServices,
  db: Connection,
  { userid, fileId }: TapeRow,
  { action, reason }: TapeOrderOfStaff,
  sentBy: string,
): void {
  const about = fileId;
  if (action === "withhold") {
    notifyBroadcaster(services, db, { userid, kind: "tapeWithheld", text: reason, about, sentBy });
  }
  if (action === "delete") {
    notifyBroadcaster(services, db, { userid, kind: "tapeDeleted", text: reason, about, sentBy });
  }
  if (action === "release") withdrawNotices(db, userid, "tapeWithheld", about);
  if (action === "restore") withdrawNotices(db, userid, "tapeDeleted", about);
}

function detailsOf({ action, reason }: TapeOrderOfStaff): Readonly<Record<string, unknown>> {
  if (action === "keep" || action === "unkeep") return { kept: action === "keep" };
  return reason === "" ? {} : { reason };
}

/** As the log names what became of an order about one. */
function outcomeOf(result: BulkResult): string {
  if (result === "done" || result === "same") return "done";
  if (result === "staffAccount") return "unverified";
  return result === "ownersChoice" ? "badRequest" : "notFound";
}

/** Everything is written down by then: what fails here is made good at the next start. */
async function placedOrNot(services: TapeServices, tapeId: string): Promise<boolean> {
  try {
    await placeTape(services, tapeId);
    return true;
  } catch (err) {
    services.log.error({ err, tapeId }, "the files of a recording could not be moved");
    return false;
  }
}

function tooLate(): ServiceError {
  const data = { reason: goneForGood };
  return new ServiceError("notFound", "This recording was removed for good.", { data });
}

function onlyTheOwner(): ServiceError {
  const message = "Its owner deleted it, and only its owner can have it back.";
  return new ServiceError("badRequest", message, { data: { reason: ownersChoice } });
}
