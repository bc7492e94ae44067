import type { Connection } from "@/db/database";
import { insertAudit, setAuditOutcome } from "@/db/repositories/audit-log";
import type { StaffCaller } from "@/lib/auth/staff-caller";
import { type errorCodes, isServiceError } from "@/lib/errors";
import { maskAddresses } from "@/lib/log/mask-secrets";
import type { Caller } from "./acting";
import type { Services } from "./services";

/** What is done, and to whom or what. */
export interface AuditedAct {
  /** Id of the operation. */
  readonly action: string;
  /** Empty: the server itself. */
  readonly target?: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

/** Who acts without a caller: the command line, the server itself, the set-up. */
export type OwnAuthor = "cli" | "system" | "setup";

/** A line keeps this much of what was asked for. */
const detailsLength = 2000;
/** Members whose values never reach the log, however deep. */
const secretNames = /pass|secret|token|key$|^hash$/i;

/**
 * Runs what a member of the staff ordered, with a line in the audit log that is written before: also
 * what a crash cut short stands there, as `begun`.
 */
export async function audited<Result>(
  services: Pick<Services, "database" | "now">,
  caller: StaffCaller | Caller,
  act: AuditedAct,
  run: () => Promise<Result>,
): Promise<Result> {
  const { database } = services;
  const seq = await database.write((db) => writeAudit(services, db, caller, act, "begun"));
  try {
    const result = await run();
    await database.write((db) => setAuditOutcome(db, seq, "done"));
    return result;
  } catch (error) {
    const outcome = isServiceError(error) ? error.code : ("serverFault" satisfies ErrorName);
    await database.write((db) => setAuditOutcome(db, seq, outcome));
    throw error;
  }
}
type ErrorName = keyof typeof errorCodes;

/** Notes inside a write what is done in the same write. Returns the number of the line. */
export function writeAudit(
  { now }: Pick<Services, "now">,
  db: Connection,
  caller: StaffCaller | Caller | OwnAuthor,
  { action, target = "", details }: AuditedAct,
  outcome: string,
): number {
  return insertAudit(db, {
    atMs: now(),
    ...authorOf(caller),
    action,
    target: maskAddresses(target.slice(0, 256)),
    details: detailsText(details),
    outcome,
  });
}

function authorOf(caller: StaffCaller | Caller | OwnAuthor) {
  if (typeof caller === "string") return { actor: "", via: caller, tokenName: "", clientIp: "" };
  const { actor, clientIp } = caller;
  const { via = "session", tokenName = "" }: Partial<StaffCaller> = caller;
  return { actor: actor.kind === "anonymous" ? "" : actor.userId, via, tokenName, clientIp };
}

/** What was asked for as JSON, without secrets and not endlessly long. */
export function detailsText(details: AuditedAct["details"]): string {
  if (!details || Object.keys(details).length === 0) return "";
  const text = JSON.stringify(details, (name, value: unknown) => {
    if (secretNames.test(name)) return "…";
    // Somebody may name an address that is signed, or paste a token in the wrong place.
    return typeof value === "string" ? maskAddresses(value) : value;
  });
  return text.length > detailsLength ? `${text.slice(0, detailsLength)}…` : text;
}
