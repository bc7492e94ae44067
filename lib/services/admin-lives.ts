import { countSteerableLives, listSteerableLives } from "@/db/repositories/admin-lives";
import * as live from "@/db/repositories/live";
import * as livePushes from "@/db/repositories/live-pushes";
import * as liveSessions from "@/db/repositories/live-sessions";
import { isCloudError } from "@/lib/providers/cloud-error";
import type { ViewingFigures } from "@/lib/providers/live-provider";
import {
  type AdminLive,
  type AdminLives,
  adminLivesPerPage,
  type SourceAnswer,
} from "@/lib/shared/admin-lives";
import { type Caller, requireStaff } from "./acting";
import { cloudTroubleOf } from "./cloud-trouble";
import { pushFacts } from "./push-facts";
import type { RoomServices } from "./rooms";

/** The page is never kept waiting for a cloud longer than this; what comes later is shown next time. */
const patienceMs = 2000;
/** A figure is of the minute that begins then. */
const minuteMs = 60_000;

/**
 * Who is on air or forbidden, as far as our own database knows; pages count from 1.
 * @throws ServiceError `unverified` for everybody but administrators.
 */
export function listAdminLives(services: RoomServices, caller: Caller, page: number): AdminLives {
  requireStaff(caller, "readonly");
  const db = services.database.read;
  const rows = listSteerableLives(db, adminLivesPerPage, (page - 1) * adminLivesPerPage);
  return {
    lives: rows.map((row) => describe(services, row)),
    total: countSteerableLives(db),
    page,
    nowMs: services.now(),
    states: "pending",
    figures: "pending",
  };
}

/**
 * The same with what the source says of each stream. A source that is slow or broken costs the
 * figures and never the page.
 * @throws ServiceError `unverified`
 */
export async function listMeasuredLives(
  services: RoomServices,
  caller: Caller,
  page: number,
): Promise<AdminLives> {
  const listed = listAdminLives(services, caller, page);
  const names = listed.lives.map(({ streamName }) => streamName);
  const [states, figures] = await Promise.all([
    inTime(services, services.live.streamStates(names)),
    inTime(services, services.live.viewing(names)),
  ]);
  return {
    ...listed,
    states: states.how,
    figures: figures.how,
    lives: listed.lives.map((each) => ({
      ...each,
      sourceState: states.answer.get(each.streamName) ?? null,
      figures: ofThisBroadcast(each, figures.answer.get(each.streamName)),
    })),
  };
}

function describe(services: RoomServices, row: live.LiveRow): AdminLive {
  const onAir = row.status === 1;
  const db = services.database.read;
  const session = onAir && row.sessionId ? liveSessions.findSession(db, row.sessionId) : null;
  const push = session ? runningPush(services, session) : null;
  return {
    userId: row.userid,
    nickname: row.nickname || row.userid,
    title: row.title,
    streamName: row.streamName,
    onAir,
    announced: row.announced === 1,
    forbidden: row.forbidStatus === 1,
    startedAtMs: session?.startedMs ?? null,
    viewerCount: live.viewersOf(row),
    push: push && {
      clientIp: push.clientIp,
      startedAtMs: push.startedMs ?? 0,
      reported: push.seen === 0,
    },
    graceUntilMs: session?.graceUntilMs ?? null,
    sourceState: null,
    figures: null,
  };
}

function runningPush(
  { database }: RoomServices,
  session: liveSessions.SessionRow,
): livePushes.PushRow | null {
  const pushes = livePushes.pushesOfStreamSince(
    database.read,
    session.streamName,
    session.startedMs,
  );
  const running = pushFacts(pushes).findLast((fact) => fact.endedMs === null);
  return pushes.find((push) => push.id === running?.id) ?? null;
}

/** A cloud counts minutes late: what is of the time before says nothing about this broadcast. */
function ofThisBroadcast(
  { startedAtMs }: AdminLive,
  figures: ViewingFigures | undefined,
): ViewingFigures | null {
  if (!figures || startedAtMs === null) return null;
  return figures.atMs > startedAtMs - minuteMs ? figures : null;
}

/** What arrives in time; what fails in the cloud is told and not thrown. */
async function inTime<Value>(
  services: RoomServices,
  asking: Promise<ReadonlyMap<string, Value>>,
): Promise<{ readonly how: SourceAnswer; readonly answer: ReadonlyMap<string, Value> }> {
  const nothing = new Map<string, Value>();
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<{ how: "pending"; answer: typeof nothing }>((resolve) => {
    timer = setTimeout(resolve, patienceMs, { how: "pending", answer: nothing });
  });
  const inTimeOrNot = asking.then(
    (answer) => ({ how: "answered" as const, answer }),
    (error: unknown) => {
      if (!isCloudError(error)) throw error;
      return { how: cloudTroubleOf(services.config, error), answer: nothing };
    },
  );
  try {
    return await Promise.race([inTimeOrNot, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
