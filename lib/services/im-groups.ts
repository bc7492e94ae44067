import type { Connection } from "@/db/database";
import * as groups from "@/db/repositories/im-groups";
import { findLive, type LiveRow, listOnline, updateLive } from "@/db/repositories/live";
import { findRoomOf } from "@/db/repositories/rooms";
import { CloudError } from "@/lib/providers/cloud-error";
import type { AppGeneration } from "@/lib/providers/im-provider";
import type { ChatServices } from "./chat-services";
import { tellModeration } from "./im-moderation";
import { ownRoomId } from "./room-id";

type GroupServices = Pick<ChatServices, "config" | "database" | "log" | "now" | "im" | "relay">;

/** Groups that are asked for at the same time; IM takes 200 calls a second. */
const maxAtOnce = 10;
/** More lives than this at a time are beyond any plan of IM's. */
const maxLives = 10_000;
/** A phone makes its group within this time of asking for an address, and dissolves it after the end. */
const phoneTimeMs = 15_000;
const firstWaitMs = 2000;
const lastWaitMs = 5 * 60_000;
/** A plan's quota is not raised within seconds (10036 groups of the plan, 10058 of a trial). */
const quotaCodes: readonly string[] = ["10036", "10058"];
const quotaWaitMs = 60_000;
/** Closed groups are forgotten after this; IM itself forgets unused ones much earlier. */
const forgottenAfterMs = 24 * 60 * 60_000;
/** IM gives groups without an id one that begins so; nobody else may (cloud.md §4.3). */
const imOwnPrefix = "@TGS#";

/** Whether we may ask IM for a group of that id: printable ASCII, at most 48 bytes, not IM's own. */
export function mayBeMade(groupid: string): boolean {
  return /^[\x20-\x7e]{1,48}$/.test(groupid) && !groupid.startsWith(imOwnPrefix);
}

/** Which apps a room's broadcaster is known to use; none for the web and OBS. */
export function generationsOf(
  db: Connection,
  { userid, groupid }: Pick<LiveRow, "userid" | "groupid">,
): readonly AppGeneration[] {
  if (groupid.startsWith(imOwnPrefix)) return [1];
  return findRoomOf(db, userid)?.roomid === groupid ? [2] : [];
}

/**
 * Brings the chat groups at IM in line with the lives on air: one for each, and none for what has
 * ended. Called every other second; what fails is tried again with growing waits. Lives decide and
 * not events, so that any order of events, and a restart, come to the same.
 */
export async function syncGroups(services: GroupServices): Promise<void> {
  if (!services.im.reachesPhones) return;
  await noteWishes(services);
  const due = groups.dueImGroups(services.database.read, services.now(), maxAtOnce);
  await Promise.all(due.map((row) => grant(services, row)));
}

/** IM says that a group is gone: if its live is still on, it is looked into soon. */
export async function noteMissingGroup(services: GroupServices, groupid: string): Promise<void> {
  const row = groups.findImGroup(services.database.read, groupid);
  if (row?.wanted !== "open" || row.done === 0) return;
  const nowMs = services.now();
  // The broadcaster's phone dissolves its group a moment before its stream ends.
  const nextTryMs = nowMs + phoneTimeMs;
  await services.database.write((db) =>
    groups.updateImGroup(db, groupid, { done: 0, attempts: 0, nextTryMs, changedMs: nowMs }),
  );
}

/** Writes down which groups ought to be there, where that has changed. */
async function noteWishes({ database, now, relay }: GroupServices): Promise<void> {
  const lives = listOnline(database.read, maxLives, 0).filter((live) => live.groupid !== "");
  const wanted = new Set(groups.wantedImGroups(database.read).map((row) => row.groupid));
  const onAir = new Set(lives.map((live) => live.groupid));
  const toOpen = lives.filter((live) => !wanted.has(live.groupid));
  const toClose = [...wanted].filter((groupid) => !onAir.has(groupid));
  const oldMs = now() - forgottenAfterMs;
  if (toOpen.length + toClose.length === 0) return;
  await database.write((db) => {
    const change = { done: 0, attempts: 0, lastError: "", changedMs: now() };
    for (const { groupid, userid, title } of toOpen) {
      const wish = { ...change, userid, name: title, wanted: "open", nextTryMs: now() };
      if (groups.findImGroup(db, groupid)) groups.updateImGroup(db, groupid, wish);
      else groups.insertImGroup(db, { groupid, ...wish });
    }
    for (const groupid of toClose) {
      // Phones dissolve their own groups; ours is the last word.
      const nextTryMs = now() + (isOurs(db, groupid) ? 0 : phoneTimeMs);
      groups.updateImGroup(db, groupid, { ...change, wanted: "closed", nextTryMs });
    }
    groups.deleteClosedImGroups(db, oldMs);
  });
  for (const groupid of toClose) relay.forget(groupid);
}

function isOurs(db: Connection, groupid: string): boolean {
  const row = groups.findImGroup(db, groupid);
  return row !== null && groupid === ownRoomId(row.userid);
}

async function grant(services: GroupServices, row: groups.ImGroupRow): Promise<void> {
  try {
    if (row.wanted === "closed") await services.im.closeGroup(row.groupid);
    else if (!(await open(services, row))) return;
    const confirmed = await change(services, row, { done: 1, attempts: 0, lastError: "" });
    if (confirmed && row.wanted === "open") tellModeration(services, row);
  } catch (error) {
    const { groupid } = row;
    const [code, text] =
      error instanceof CloudError ? [error.code, error.message] : ["internal", String(error)];
    services.log.warn({ err: error, groupid, code }, "a chat group could not be brought in line");
    await change(services, row, {
      attempts: row.attempts + 1,
      nextTryMs: services.now() + waitAfter(row.attempts, code),
      lastError: `${code}: ${text}`.slice(0, 500),
    });
  }
}

/** Opens a group, or leaves that to the broadcaster's phone. False while that is undecided. */
async function open(services: GroupServices, row: groups.ImGroupRow): Promise<boolean> {
  const { im, now } = services;
  if (row.groupid === ownRoomId(row.userid)) {
    await im.openGroup(row.groupid, row.name);
    return true;
  }
  const there = await im.hasGroup(row.groupid);
  if (there) return true;
  if (there === null) {
    throw new CloudError(
      "im",
      "unreachable",
      "UNKNOWN",
      "IM did not tell whether the group exists",
    );
  }
  // An app that finds its id taken by us would not open its room at all.
  if (now() - row.changedMs < phoneTimeMs) {
    await change(services, row, { nextTryMs: row.changedMs + phoneTimeMs });
    return false;
  }
  if (mayBeMade(row.groupid)) {
    await im.openGroup(row.groupid, row.name);
    return true;
  }
  await moveToOwnGroup(services, row);
  return false;
}

/** Nobody can make a lost group of IM's own naming again: who comes from now on meets in ours. */
async function moveToOwnGroup(services: GroupServices, row: groups.ImGroupRow): Promise<void> {
  const { database, log } = services;
  const groupid = ownRoomId(row.userid);
  await database.write((db) => {
    if (findLive(db, row.userid)?.groupid === row.groupid) updateLive(db, row.userid, { groupid });
    groups.deleteImGroup(db, row.groupid);
  });
  services.relay.forget(row.groupid);
  log.info({ from: row.groupid, to: groupid }, "the chat group was gone; viewers meet in another");
}

/** Changes a row unless something else is wanted of it by now. Returns whether it did. */
function change(
  { database }: GroupServices,
  row: groups.ImGroupRow,
  values: Partial<groups.ImGroupRow>,
): Promise<boolean> {
  return database.write((db) => {
    const current = groups.findImGroup(db, row.groupid);
    if (current?.wanted !== row.wanted || current.changedMs !== row.changedMs) return false;
    groups.updateImGroup(db, row.groupid, values);
    return true;
  });
}

/** Between half of it and all of it, so that many groups do not come back at one moment. */
function waitAfter(attempts: number, code: string): number {
  const growing = Math.min(lastWaitMs, firstWaitMs * 2 ** Math.min(attempts, 10));
  const least = quotaCodes.includes(code) ? quotaWaitMs : 0;
  return Math.max(least, growing * (0.5 + Math.random() / 2));
}
