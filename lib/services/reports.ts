import { randomUUID } from "node:crypto";
import { findLive } from "@/db/repositories/live";
import { hasReportedSince, insertReport, openReport } from "@/db/repositories/reports";
import { addressHash } from "@/lib/auth/seal";
import { ServiceError } from "@/lib/errors";
import type { ReportedThing, ReportReason, ReportRefusal } from "@/lib/shared/reports";
import type { Caller } from "./acting";
import { type Evidence, evidenceOf, liveEvidence } from "./report-evidence";
import type { RoomServices } from "./rooms";
import { queueWebhook } from "./webhook-outbox";

/** What complaints need. */
export type ReportServices = Pick<RoomServices, "attempts" | "config" | "database" | "log" | "now">;

/** Who says the same again within this has said it once. */
const sameWithinMs = 86_400_000;

/** What a viewer says about something. */
export interface Complaint {
  readonly thing: ReportedThing;
  readonly reason: ReportReason;
  /** His own words; may be empty. */
  readonly note: string;
}

/**
 * Files a complaint of a viewer on the web: an account, a guest, or somebody whose name nobody
 * knows. What it is about is kept as it is now; nothing happens to the reported, who never learns
 * who it was. The same again within a day is one complaint.
 * @throws ServiceError `tooOften`, `notFound`; `invalidParameter` with reason `ownThing`.
 */
export async function complain(
  services: ReportServices,
  { actor, clientIp }: Caller,
  { thing, reason, note }: Complaint,
): Promise<void> {
  await services.attempts.noteReport(clientIp);
  const reporter = actor.kind === "anonymous" ? "" : actor.userId;
  const evidence = evidenceOf(services, thing, reporter);
  if (evidence.reported === reporter) {
    const data = { reason: "ownThing" satisfies ReportRefusal };
    throw new ServiceError("invalidParameter", "Nobody complains of himself.", { data });
  }
  await keepReport(services, clientIp, { ...evidence, reporter, reason, note });
}

/**
 * Files a complaint of a phone; nothing happens to the reported. The two generations of apps name
 * reporter and reported the other way round, so the one who broadcasts is taken for the reported.
 */
export async function fileReport(
  services: ReportServices,
  { userid, hostuserid }: { readonly userid: string; readonly hostuserid: string },
  clientIp: string,
): Promise<void> {
  const { database, attempts } = services;
  await attempts.noteReport(clientIp);
  const db = database.read;
  const swapped = findLive(db, userid) !== null && findLive(db, hostuserid) === null;
  const [reporter, reported] = swapped ? [hostuserid, userid] : [userid, hostuserid];
  const evidence = liveEvidence(services, db, reported);
  await keepReport(services, clientIp, { ...evidence, reporter, reason: "", note: "" });
}

type Told = Evidence & {
  readonly reporter: string;
  readonly reason: ReportReason | "";
  readonly note: string;
};

async function keepReport(services: ReportServices, clientIp: string, told: Told): Promise<void> {
  const { config, database, now } = services;
  const from = addressHash(config.sessionKey, clientIp);
  await database.write((db) => {
    const createdMs = now();
    const same = { ...told, addressHash: from };
    if (hasReportedSince(db, same, createdMs - sameWithinMs)) return;
    const id = randomUUID();
    insertReport(db, { ...same, id, createdMs, status: openReport });
    const { reported, reason, room, tapeFileId } = told;
    queueWebhook(services, db, "report.filed", id, {
      reportId: id,
      ...{ reported, reason, room, tapeFileId },
    });
  });
}
