import { listPreviews, listSteerableLives } from "@/db/repositories/admin-lives";
import { type LiveRow, viewersOf } from "@/db/repositories/live";
import { sessionsInGrace } from "@/db/repositories/live-sessions";
import type { ViewingFigures } from "@/lib/providers/live-provider";
import {
  type AdminLive,
  type AdminLives,
  adminLivesPerPage,
  type LivesQuestion,
  livesLookedAt,
  livesMeasured,
} from "@/lib/shared/admin-lives";
import { type Caller, requireStaff } from "./acting";
import { describeLive, healthOf } from "./admin-live";
import { banOf } from "./ban";
import type { RoomServices } from "./rooms";
import { type AnswerInTime, inTime, patienceMs } from "./source-answers";

/** A figure is of the minute that begins then. */
const minuteMs = 60_000;

/**
 * Who is on air, about to be or forbidden, with what the source says of each stream. A source that is slow or
 * broken costs the figures and never the page, which waits for it no longer than `waitMs`. What our
 * database knows is filtered there and in memory; where the source's own figures decide, so many
 * streams as `livesMeasured` are asked about.
 * @throws ServiceError `unverified` for everybody but staff.
 */
export async function listAdminLives(
  services: RoomServices,
  caller: Caller,
  question: LivesQuestion,
  waitMs = patienceMs,
): Promise<AdminLives> {
  requireStaff(caller, "readonly");
  const { looked, previews, hasMore } = lookedAt(services);
  const wanted = looked.filter(isWanted(services, question, previews));
  const { fitting, isCut } = await byHealth(services, wanted, question);
  const ranked = await rank(services, fitting, previews, question, waitMs);
  const after = question.cursor === undefined ? null : placeIn(question.cursor);
  const rest = after ? ranked.filter((place) => isBehind(place, after)) : ranked;
  const page = rest.slice(0, adminLivesPerPage);
  const last = page.at(-1);
  return {
    ...(await describePage(services, page, waitMs)),
    next: last && rest.length > page.length ? cursorOf(last) : null,
    total: ranked.length,
    isTotalCut: hasMore || isCut,
    nowMs: services.now(),
  };
}

/** On air or forbidden, then previews that are not among them; no more than are told apart. */
function lookedAt({ database }: Pick<RoomServices, "database">) {
  const steerable = listSteerableLives(database.read, livesLookedAt + 1);
  const known = new Set(steerable.map(({ userid }) => userid));
  const previews = listPreviews(database.read, livesLookedAt + 1);
  const others = previews.filter(({ userid }) => !known.has(userid));
  return {
    looked: [...steerable.slice(0, livesLookedAt), ...others.slice(0, livesLookedAt)],
    previews: new Set(previews.map(({ userid }) => userid)),
    hasMore: Math.max(steerable.length, others.length) > livesLookedAt,
  };
}

/** What our own database knows of a filter. */
function isWanted(
  services: RoomServices,
  { q = "", state, category }: LivesQuestion,
  previews: ReadonlySet<string>,
): (row: LiveRow) => boolean {
  const nowMs = services.now();
  const words = q.toLowerCase();
  const lost =
    state === "reconnecting"
      ? new Set(sessionsInGrace(services.database.read).map(({ id }) => id))
      : null;
  return (row) => {
    const forbidden = banOf(row, nowMs) !== null;
    const isPreview = previews.has(row.userid);
    // One whose ban has ended this second is here for no other reason any more.
    if (row.status !== 1 && !forbidden && !isPreview) return false;
    if (state === "preview" && !isPreview) return false;
    if (state === "onAir" && row.status !== 1) return false;
    if (state === "forbidden" && !forbidden) return false;
    if (lost && !((row.status === 1 || isPreview) && lost.has(row.sessionId ?? ""))) return false;
    if (category !== undefined && row.category !== category) return false;
    const said = [row.title, row.nickname, row.userid, row.streamName];
    return said.some((text) => text.toLowerCase().includes(words));
  };
}

/** Those that fit; `isCut`: of some it is not known, because only so many are measured. */
async function byHealth(
  services: RoomServices,
  rows: readonly LiveRow[],
  { health }: LivesQuestion,
): Promise<{ readonly fitting: readonly LiveRow[]; readonly isCut: boolean }> {
  if (health === undefined) return { fitting: rows, isCut: false };
  const looked = rows.slice(0, livesMeasured);
  const levels = await Promise.all(looked.map((row) => healthOf(services, row.streamName)));
  const fitting = looked.filter((_, index) => levels[index]?.level === health);
  return { fitting, isCut: rows.length > looked.length };
}

/** Where a live stands in the list: by its stage, then by a figure, then by name. */
interface Place {
  /** 2 on air, 1 a preview, 0 forbidden. */
  readonly stage: number;
  readonly figure: number;
  readonly userid: string;
}

interface Ranked extends Place {
  readonly row: LiveRow;
}

async function rank(
  services: RoomServices,
  rows: readonly LiveRow[],
  previews: ReadonlySet<string>,
  { sort = "age" }: LivesQuestion,
  waitMs: number,
): Promise<readonly Ranked[]> {
  const names = rows.slice(0, livesMeasured).map(({ streamName }) => streamName);
  const figures =
    sort === "bitrate" ? await inTime(services, services.live.viewing(names), waitMs) : null;
  const figureOf = (row: LiveRow) => {
    if (sort === "viewers") return viewersOf(row);
    if (!figures) return row.createTime;
    const measured = figures.answer.get(row.streamName);
    return Math.round(measured?.incomingKbps ?? measured?.outgoingKbps ?? 0);
  };
  const stageOf = ({ status, userid }: LiveRow) =>
    status === 1 ? 2 : Number(previews.has(userid));
  return rows
    .map((row) => ({ stage: stageOf(row), figure: figureOf(row), userid: row.userid, row }))
    .sort((a, b) => (isBehind(a, b) ? 1 : -1));
}

/** Whether `a` stands further down than `b`. */
function isBehind(a: Place, b: Place): boolean {
  if (a.stage !== b.stage) return a.stage < b.stage;
  if (a.figure !== b.figure) return a.figure < b.figure;
  return a.userid < b.userid;
}

function cursorOf({ stage, figure, userid }: Place): string {
  return `${stage}.${figure}.${userid}`;
}

/** Null, which is the beginning, for what never was a cursor. */
function placeIn(cursor: string): Place | null {
  const [, stage, figure, userid] = /^([012])\.(\d{1,15})\.(.+)$/s.exec(cursor) ?? [];
  if (userid === undefined) return null;
  return { stage: Number(stage), figure: Number(figure), userid };
}

async function describePage(
  services: RoomServices,
  page: readonly Ranked[],
  waitMs: number,
): Promise<Pick<AdminLives, "lives" | "states" | "figures">> {
  const names = page.map(({ row }) => row.streamName);
  const [states, figures, ...healths] = await Promise.all([
    inTime(services, services.live.streamStates(names), waitMs),
    inTime(services, services.live.viewing(names), waitMs),
    ...names.map((name) => healthOf(services, name)),
  ]);
  const lives = page.map(({ row }, index): AdminLive => {
    const live = describeLive(services, row);
    return {
      ...live,
      sourceState: states.answer.get(row.streamName) ?? null,
      figures: ofThisBroadcast(live.startedAtMs, figures, row.streamName),
      health: healths[index] ?? live.health,
    };
  });
  return { lives, states: states.how, figures: figures.how };
}

/** A cloud counts minutes late: what is of the time before says nothing about this broadcast. */
function ofThisBroadcast(
  startedAtMs: number | null,
  { answer }: AnswerInTime<ViewingFigures>,
  streamName: string,
): ViewingFigures | null {
  const figures = answer.get(streamName);
  if (!figures || startedAtMs === null) return null;
  return figures.atMs > startedAtMs - minuteMs ? figures : null;
}
