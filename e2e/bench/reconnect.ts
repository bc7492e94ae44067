import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Database } from "@/db/database";
import { findLive } from "@/db/repositories/live";
import { sessionsOfStreamSince } from "@/db/repositories/live-sessions";
import { tapesOfSession } from "@/db/repositories/tapes";
import { requestPushUrl } from "../support/action";
import { gateTo } from "../support/gate";
import { publish } from "../support/publisher";
import { type RunningServer, startServer, waitUntil } from "../support/server";

/** Seconds for which a killed publisher is away; 0 is back at once, as a supervisor restarts it. */
const absences = [0, 5, 30, 59, 70] as const;
/** Media before the kill and after the return, in ms. */
const aroundMs = 6000;

/** One killed publisher, as the house promises it for the default grace of 60 s. */
interface Outcome {
  readonly "away, s": number;
  readonly sessions: number;
  readonly recordings: string;
  readonly "same playlist": boolean;
  readonly "new media after, ms": number;
  readonly "as promised": boolean;
}

/** Publishers that are killed and come back, against the product with its default grace. */
export async function benchReconnect(): Promise<void> {
  const server = await startServer({ LOG_LEVEL: "error", RECORDING_MIN_FREE_MB: "0" });
  const database = Database.open(path.join(server.dataDir, "mini-lvb.db"));
  try {
    const outcomes = await Promise.all(absences.map((it) => measure(server, database, it)));
    console.table(outcomes);
    if (!outcomes.every((outcome) => outcome["as promised"])) {
      throw new Error("A publisher that came back was not treated as promised.");
    }
  } finally {
    database.close();
    await server.stop();
  }
}

async function measure(
  server: RunningServer,
  database: Database,
  awaySeconds: number,
): Promise<Outcome> {
  const userid = `bench_away_${awaySeconds}`;
  const pushUrl = await requestPushUrl(server.url, userid, "Away");
  const streamName = String(findLive(database.read, userid)?.streamName);
  const playlist = async () => {
    const answer = await fetch(`${server.url}/live/${streamName}.m3u8`);
    return answer.ok ? await answer.text() : "";
  };
  const first = publish(pushUrl, { size: "320x180" });
  await waitUntil(async () => (await playlist()) !== "", "the live");
  await sleep(aroundMs);
  const before = await playlist();
  // The second one is ready before it is needed, so that its own start is no part of the absence.
  const gate = await gateTo(server.rtmpPort);
  const second = publish(pushUrl.replace(/:\d+\//, `:${gate.port}/`), { size: "320x180" });
  await first.kill();
  await sleep(awaySeconds * 1000);
  const endedMeanwhile = findLive(database.read, userid)?.status === 0;
  const known = new Set(partsOf(await playlist()));
  const returnedAt = performance.now();
  gate.open();
  await waitUntil(async () => {
    const now = await playlist();
    return !now.includes("#EXT-X-ENDLIST") && partsOf(now).some((part) => !known.has(part));
  }, "new media");
  const resumedMs = Math.round(performance.now() - returnedAt);
  await sleep(aroundMs);
  const after = await playlist();
  await second.stop();
  gate.close();
  const tapes = () =>
    sessionsOfStreamSince(database.read, streamName, 0).map(
      ({ id, endedMs }) =>
        `${endedMs === null ? "runs, " : ""}${tapesOfSession(database.read, id).length}`,
    );
  const isOver = awaySeconds > 60;
  const promised = isOver ? "1 1" : "1";
  await waitUntil(() => tapes().join(" ") === promised, "the recordings", 30_000).catch(
    () => undefined,
  );
  const samePlaylist = folderOf(before) === folderOf(after);
  return {
    "away, s": awaySeconds,
    sessions: tapes().length,
    recordings: tapes().join(" + "),
    "same playlist": samePlaylist,
    "new media after, ms": resumedMs,
    "as promised":
      tapes().join(" ") === promised && samePlaylist === !isOver && endedMeanwhile === isOver,
  };
}

/** Partial segments, which players fetch as soon as they are listed. */
const partsOf = (playlist: string) => playlist.match(/^#EXT-X-PART:.*$/gm) ?? [];
/** Of the live: a new one has another. */
const folderOf = (playlist: string) => /^([\w-]+\/[\w-]+)\/s\d+/m.exec(playlist)?.[1] ?? "";
