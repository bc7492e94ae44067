import { listSteerableLives } from "@/db/repositories/admin-lives";
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
 * Who is on air or forbidden, with what the source says of each stream. A source that is slow or
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
  const rows = listSteerableLives(services.database.read, livesLookedAt + 1);
  const wanted = rows.slice(0, livesLookedAt).filter(isWanted(services, question));
  const { fitting, isCut } = await byHealth(services, wanted, question);
  const ranked = await rank(services, fitting, question, waitMs);
  const after = question.cursor === undefined ? null : placeIn(question.cursor);
  const rest = after ? ranked.filter((place) => isBehind(place, after)) : ranked;
  const page = rest.slice(0, adminLivesPerPage);
  const last = page.at(-1);
  return {
    ...(await describePage(services, page, waitMs)),
    next: last && rest.length > page.length ? cursorOf(last) : null,
    total: ranked.length,
    isTotalCut: rows.length > livesLookedAt || isCut,
    nowMs: services.now(),
  };
}

/** What our own database knows of a filter. */
function isWanted(
  services: RoomServices,
  { q = "", state, category }: LivesQuestion,
): (row: LiveRow) => boolean {
  const nowMs = services.now();
  const words = q.toLowerCase();
  const lost =
    state === "reconnecting"
      ? new Set(sessionsInGrace(services.database.read).map(({ id }) => id))
      : null;
  return (row) => {
    const forbidden = banOf(row, nowMs) !== null;
    // One whose ban has ended this second is here for no other reason any more.
    if (row.status !== 1 && !forbidden) return false;
    if (state === "onAir" && row.status !== 1) return false;
    if (state === "forbidden" && !forbidden) return false;
    if (lost && !(row.status === 1 && lost.has(row.sessionId ?? ""))) return false;
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

/** Where a live stands in the list: on air before forbidden, then by a figure, then by name. */
interface Place {
  readonly onAir: number;
  readonly figure: number;
  readonly userid: string;
}

interface Ranked extends Place {
  readonly row: LiveRow;
}

async function rank(
  services: RoomServices,
  rows: readonly LiveRow[],
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
  return rows
    .map((row) => ({ onAir: row.status, figure: figureOf(row), userid: row.userid, row }))
    .sort((a, b) => (isBehind(a, b) ? 1 : -1));
}

/** Whether `a` stands further down than `b`. */
function isBehind(a: Place, b: Place): boolean {
  if (a.onAir !== b.onAir) return a.onAir < b.onAir;
  if (a.figure !== b.figure) return a.figure < b.figure;
  return a.userid < b.userid;
}

function cursorOf({ onAir, figure, userid }: Place): string {
  return `${onAir}.${figure}.${userid}`;
}

/** Null, which is the beginning, for what never was a cursor. */
function placeIn(cursor: string): Place | null {
  const [, onAir, figure, userid] = /^([01])\.(\d{1,15})\.(.+)$/s.exec(cursor) ?? [];
  if (userid === undefined) return null;
  return { onAir: Number(onAir), figure: Number(figure), userid };
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
