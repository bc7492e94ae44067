import { setImmediate as nextTurn } from "node:timers/promises";
import type { Connection } from "@/db/database";
import { readSetting, writeSetting } from "@/db/repositories/server-settings";
import { oldestTapesAfter, type RetainedRow } from "@/db/repositories/tape-storage";
import { findTapeById, updateTape } from "@/db/repositories/tapes";
import { ServiceError } from "@/lib/errors";
import {
  noRetention,
  type RetentionPreview,
  type RetentionRules,
  type RetentionState,
  retentionSparesHours,
} from "@/lib/shared/admin-tapes";
import { type Caller, requireStaff } from "./acting";
import { writeAudit } from "./audit";
import { retentionName } from "./own-tapes";
import { placeTape, type TapeServices } from "./tape-placing";
import { sumStorage } from "./tape-storage";

/** Name of the setting. */
const settingName = "retention";
/** Recordings that a rule deletes in one go; the rest has its turn a minute later. */
const deletedAtOnce = 20;
/** Recordings that are looked at before everybody else has a turn. */
const rowsAtOnce = 1000;
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** The rules as they are set. */
export function retentionRules(db: Connection): RetentionRules {
  const setting = readSetting(db, settingName);
  return setting
    ? { ...noRetention, ...(JSON.parse(setting.value) as RetentionRules) }
    : noRetention;
}

/**
 * The rules, and what they would remove now; of `draft`, what rules that are not set yet would.
 * @throws ServiceError `unverified`
 */
export async function retentionOf(
  services: TapeServices,
  caller: Caller,
  draft: Partial<RetentionRules> = {},
): Promise<RetentionState> {
  requireStaff(caller, "readonly");
  const { database, config, tapeFiles } = services;
  const setting = readSetting(database.read, settingName);
  const rules = retentionRules(database.read);
  const asked = { ...rules, ...draft };
  const sums = await sumStorage(services);
  return {
    rules,
    revision: setting?.revision ?? 0,
    changedAtMs: setting?.changedMs ?? null,
    changedBy: setting?.changedBy ?? "",
    preview: await previewOf(services, asked),
    all: sums.all,
    undoDays: config.tapeUndoDays,
    filesAreOurs: tapeFiles.areOurs,
  };
}

/**
 * Sets the rules. `revision` names those that they were made from.
 * @throws ServiceError `unverified`, `conflict` when somebody else has changed them since.
 */
export async function setRetention(
  services: TapeServices,
  caller: Caller,
  { revision, ...rules }: RetentionRules & { readonly revision: number },
): Promise<RetentionState> {
  const { userId } = requireStaff(caller, "admin");
  const { days, totalBytes, perBroadcasterBytes } = rules;
  await services.database.write((db) => {
    const written = writeSetting(db, {
      name: settingName,
      value: JSON.stringify({ days, totalBytes, perBroadcasterBytes }),
      expectedRevision: revision,
      changedMs: services.now(),
      changedBy: userId,
    });
    if (written !== null) return;
    throw new ServiceError("conflict", "Somebody else has changed the rules meanwhile.");
  });
  return retentionOf(services, caller);
}

/** Which rule removes a recording. */
type Rule = keyof RetentionRules;

interface Doomed {
  readonly tape: RetainedRow;
  readonly rule: Rule;
}

interface Plan {
  readonly doomed: readonly Doomed[];
  /** What is still above a limit when all of these are gone. */
  readonly bytesOverLimit: number;
}

async function previewOf(services: TapeServices, rules: RetentionRules): Promise<RetentionPreview> {
  const { doomed, bytesOverLimit } = await planRetention(services, rules);
  return {
    rules,
    count: doomed.length,
    bytes: doomed.reduce((sum, { tape }) => sum + tape.storedBytes, 0),
    youngestEndedAtMs: doomed.at(-1)?.tape.endMs ?? null,
    bytesOverLimit,
  };
}

/**
 * What the rules remove, the oldest first, at most `most`. Limits are of what is not in the trash
 * already: what is there goes by itself, and nothing more has to go for it.
 */
async function planRetention(
  services: TapeServices,
  rules: RetentionRules,
  most = Number.POSITIVE_INFINITY,
): Promise<Plan> {
  if (!rules.days && !rules.totalBytes && !rules.perBroadcasterBytes) {
    return { doomed: [], bytesOverLimit: 0 };
  }
  const nowMs = services.now();
  const judge = new RetentionJudge(rules, nowMs, await liveBytes(services, rules));
  const youngestMs = nowMs - retentionSparesHours * hourMs;
  const doomed: Doomed[] = [];
  let place = { endMs: -1, fileId: "" };
  while (doomed.length < most) {
    const piece = oldestTapesAfter(services.database.read, place, rowsAtOnce);
    for (const tape of piece) {
      if (tape.endMs > youngestMs || !judge.mayApply(tape)) {
        return { doomed, bytesOverLimit: judge.bytesOverLimit };
      }
      const rule = doomed.length < most ? judge.ruleFor(tape) : null;
      if (rule) doomed.push({ tape, rule });
    }
    const last = piece.at(-1);
    if (!last || piece.length < rowsAtOnce) break;
    place = { endMs: last.endMs, fileId: last.fileId };
    await nextTurn();
  }
  return { doomed, bytesOverLimit: judge.bytesOverLimit };
}

/** Bytes that are not in the trash, by broadcaster; nothing where no limit asks. */
async function liveBytes(
  services: TapeServices,
  { totalBytes, perBroadcasterBytes }: RetentionRules,
): Promise<ReadonlyMap<string, number>> {
  if (!totalBytes && !perBroadcasterBytes) return new Map();
  const { shares } = await sumStorage(services);
  return new Map(shares.map((share) => [share.userid, share.bytes - share.trashBytes]));
}

/** Decides about one recording after the other, from the oldest on. */
class RetentionJudge {
  readonly #bytes: Map<string, number>;
  #total = 0;
  /** Broadcasters above their limit. */
  #over = 0;

  constructor(
    private readonly rules: RetentionRules,
    private readonly nowMs: number,
    bytes: ReadonlyMap<string, number>,
  ) {
    this.#bytes = new Map(bytes);
    for (const taken of bytes.values()) {
      this.#total += taken;
      if (this.#isOver(taken)) this.#over += 1;
    }
  }

  /** Whether any rule can still ask for this one or a younger one. */
  mayApply({ endMs }: RetainedRow): boolean {
    return this.#isTooOld(endMs) || this.#isTotalOver() || this.#over > 0;
  }

  /** The rule that removes this one, which then counts as gone; null: it stays. */
  ruleFor(tape: RetainedRow): Rule | null {
    if (tape.kept === 1) return null;
    const taken = this.#bytes.get(tape.userid) ?? 0;
    const rule = this.#isTooOld(tape.endMs)
      ? "days"
      : this.#isOver(taken)
        ? "perBroadcasterBytes"
        : this.#isTotalOver()
          ? "totalBytes"
          : null;
    if (rule === null) return null;
    const left = taken - tape.storedBytes;
    this.#bytes.set(tape.userid, left);
    this.#total -= tape.storedBytes;
    if (this.#isOver(taken) && !this.#isOver(left)) this.#over -= 1;
    return rule;
  }

  get bytesOverLimit(): number {
    const { totalBytes, perBroadcasterBytes } = this.rules;
    const ofAll = this.#isTotalOver() ? this.#total - totalBytes : 0;
    let ofEach = 0;
    for (const taken of this.#bytes.values()) {
      if (this.#isOver(taken)) ofEach += taken - perBroadcasterBytes;
    }
    return Math.max(ofAll, ofEach);
  }

  #isTooOld(endMs: number): boolean {
    return this.rules.days > 0 && endMs <= this.nowMs - this.rules.days * dayMs;
  }

  #isOver(taken: number): boolean {
    return this.rules.perBroadcasterBytes > 0 && taken > this.rules.perBroadcasterBytes;
  }

  #isTotalOver(): boolean {
    return this.rules.totalBytes > 0 && this.#total > this.rules.totalBytes;
  }
}

/** Deletes what the rules say, a few at a time; it can be had back for `TAPE_UNDO_DAYS`. */
export async function applyRetention(services: TapeServices): Promise<void> {
  const { database, log } = services;
  const rules = retentionRules(database.read);
  const { doomed } = await planRetention(services, rules, deletedAtOnce);
  if (doomed.length === 0) return;
  const deleted = await database.write((db) =>
    doomed.filter(({ tape, rule }) => deleteByRule(services, db, tape.id, rule)),
  );
  log.info({ count: deleted.length }, "rules of retention deleted recordings");
  for (const { tape } of deleted) await placeTape(services, tape.id);
}

/** False when somebody has kept or deleted it meanwhile. */
function deleteByRule(services: TapeServices, db: Connection, id: string, rule: Rule): boolean {
  const tape = findTapeById(db, id);
  if (!tape || tape.kept === 1 || tape.deletedMs !== 0) return false;
  updateTape(db, id, { deletedMs: services.now(), deletedBy: retentionName, listed: 0 });
  const details = { rule: rule, title: tape.title, storedBytes: tape.storedBytes };
  const act = { action: "adminDeleteTape", target: tape.fileId, details };
  writeAudit(services, db, "system", act, "done");
  return true;
}
