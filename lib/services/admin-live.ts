import type { LiveRow } from "@/db/repositories/live";
import * as livePushes from "@/db/repositories/live-pushes";
import * as liveSessions from "@/db/repositories/live-sessions";
import type { AdminLive, LiveProblem } from "@/lib/shared/admin-lives";
import { findProblems, type IngestProblem } from "@/lib/shared/ingest-problems";
import { banOf } from "./ban";
import { pushFacts } from "./push-facts";
import { type RoomServices, toRoom } from "./rooms";

/** What plays in the page works behind any proxy. */
const relative = "";
const notMeasured: AdminLive["health"] = { level: "unknown", problems: [] };

/** One live as far as our own database knows; what the source measures is added by who asked it. */
export function describeLive(services: RoomServices, row: LiveRow): AdminLive {
  const db = services.database.read;
  const room = toRoom(services, row, relative);
  const ban = banOf(row, services.now());
  const last = row.sessionId ? liveSessions.findSession(db, row.sessionId) : null;
  const session = last?.endedMs === null ? last : null;
  const { userId, nickname, avatarUrl, title, category, coverUrl } = room;
  return {
    ...{ userId, nickname, avatarUrl, title, category },
    streamName: row.streamName,
    onAir: room.online,
    preview: session !== null && session.publicMs === null,
    runs: session !== null,
    announced: row.announced === 1,
    forbidden: ban !== null,
    forbidUntilMs: ban?.untilMs ?? null,
    forbidReason: ban?.reason ?? "",
    startedAtMs: session?.startedMs ?? null,
    viewerCount: room.viewerCount,
    push: session ? runningPush(services, session) : null,
    graceUntilMs: session?.graceUntilMs ?? null,
    sourceState: null,
    figures: null,
    health: notMeasured,
    coverUrl,
    posterUrl: room.online ? room.posterUrl : null,
    hlsUrl: room.online ? room.hlsUrl : "",
    flvUrl: room.online ? room.flvUrl : "",
  };
}

/** How well a publisher sends, for a stream that our own engine measures. */
export async function healthOf(
  { live, now }: Pick<RoomServices, "live" | "now">,
  streamName: string,
): Promise<AdminLive["health"]> {
  // A cloud is minutes late, and would have to be asked about each stream.
  if (!live.snapshot(streamName)) return notMeasured;
  const ingest = await live.ingest(streamName);
  if (!ingest) return notMeasured;
  const problems = findProblems(ingest, now()).filter(isNoHint);
  const level = problems.some((it) => it.level === "bad")
    ? "bad"
    : problems.length > 0
      ? "attention"
      : "good";
  return { level, problems: problems.map(({ code, level, values }) => ({ code, level, values })) };
}

function isNoHint(problem: IngestProblem): problem is IngestProblem & Pick<LiveProblem, "level"> {
  return problem.level !== "hint";
}

function runningPush(
  { database }: RoomServices,
  session: liveSessions.SessionRow,
): AdminLive["push"] {
  const pushes = livePushes.pushesOfStreamSince(
    database.read,
    session.streamName,
    session.startedMs,
  );
  const running = pushFacts(pushes).findLast((fact) => fact.endedMs === null);
  const push = pushes.find(({ id }) => id === running?.id);
  if (!push) return null;
  const { clientIp, agent, startedMs, seen } = push;
  return { clientIp, agent, startedAtMs: startedMs ?? 0, reported: seen === 0 };
}
