import { randomUUID } from "node:crypto";
import type { Connection } from "@/db/database";
import * as live from "@/db/repositories/live";
import * as tapes from "@/db/repositories/tapes";
import type { RecordFileFormat, StreamRecordEvent } from "@/lib/shared/stream-event";
import type { Services } from "./services";
import { streamPrefix } from "./stream-name";

/** Files of one recording overlap by at least this share of the shorter one. */
const sameTapeOverlap = 0.5;
/** Which of several files of the same slot is offered: the one most players take. */
const preference: readonly string[] = ["mp4", "flv", "aac"];

/** Writes a recording file down and merges it into its tape. Returns null when it was known. */
export function recordTape(
  services: Services,
  db: Connection,
  event: StreamRecordEvent,
): tapes.TapeRow | null {
  if (tapes.findTape(db, event.fileId)) return null;
  const known = tapes
    .tapesOfStreamSince(db, event.streamName, event.startMs)
    .find((row) => sharesTime(row, event));
  const tapeId = known?.id ?? randomUUID();
  const file: tapes.TapeFileRow = {
    fileId: event.fileId,
    tapeId,
    format: event.format,
    url: event.url,
    startMs: event.startMs,
    endMs: event.endMs,
    durationS: Math.round(event.durationSeconds),
    sizeBytes: event.sizeBytes,
  };
  if (!known) {
    const row = newTape(services, db, event, tapeId, summaryOf(services, db, event, [file]));
    tapes.insertTape(db, row);
    tapes.insertTapeFile(db, file);
    return row;
  }
  tapes.insertTapeFile(db, file);
  const summary = summaryOf(services, db, event, tapes.filesOfTape(db, tapeId));
  tapes.updateTapeFiles(db, tapeId, summary);
  return { ...known, ...summary };
}

/** What a tape shows of its files, in whatever order they were reported. */
function summaryOf(
  services: Services,
  db: Connection,
  { streamName }: Pick<StreamRecordEvent, "streamName">,
  files: readonly tapes.TapeFileRow[],
): tapes.TapeFilesSummary {
  const hls = files.find((file) => file.format === "hls");
  const plain = files
    .filter((file) => file.format !== "hls")
    .sort((a, b) => preference.indexOf(a.format) - preference.indexOf(b.format))[0];
  const durationS = Math.max(...files.map((file) => file.durationS));
  return {
    fileId: (hls ?? plain)?.fileId ?? "",
    hlsPlayUrl: hls?.url ?? "",
    playUrl: plain?.url ?? "",
    startMs: Math.min(...files.map((file) => file.startMs)),
    endMs: Math.max(...files.map((file) => file.endMs)),
    durationS,
    sizeBytes: files.reduce((sum, file) => sum + file.sizeBytes, 0),
    // What nobody here asked for may be another product's of the same account.
    listed:
      durationS >= services.config.tapeMinSeconds && live.findLiveByStream(db, streamName) ? 1 : 0,
  };
}

/** Ties each of these tapes to the broadcast it overlaps most, and takes over its title. */
export function linkTapes(
  services: Services,
  db: Connection,
  streamName: string,
  recorded: readonly tapes.TapeRow[],
): void {
  if (recorded.length === 0) return;
  const sinceMs = Math.min(...recorded.map((tape) => tape.startMs));
  const sessions = live.sessionsOfStreamSince(db, streamName, sinceMs);
  for (const tape of recorded) {
    const best = sessions
      .map((session) => ({ session, overlap: overlapMs(tape, session) }))
      .filter(({ overlap }) => overlap >= 0)
      .sort((a, b) => b.overlap - a.overlap)[0]?.session;
    if (!best) continue;
    const shown = best.announced === 1 && tape.durationS >= services.config.tapeMinSeconds;
    const listed = shown ? 1 : 0;
    if (best.id === tape.sessionId && listed === tape.listed) continue;
    const { id, userid, title, nickname, headpic, frontcover, location } = best;
    tapes.updateTape(db, tape.id, {
      ...{ sessionId: id, userid, title, nickname, headpic, frontcover, location, listed },
    });
  }
}

function overlapMs(tape: tapes.TapeRow, session: live.SessionRow): number {
  const end = Math.min(tape.endMs, session.endedMs ?? Number.POSITIVE_INFINITY);
  return end - Math.max(tape.startMs, session.startedMs);
}

function sharesTime(tape: tapes.TapeRow, event: StreamRecordEvent): boolean {
  const overlap = Math.min(tape.endMs, event.endMs) - Math.max(tape.startMs, event.startMs);
  const shorter = Math.min(tape.endMs - tape.startMs, event.endMs - event.startMs);
  return overlap > 0 && overlap >= shorter * sameTapeOverlap;
}

function newTape(
  services: Services,
  db: Connection,
  event: StreamRecordEvent,
  id: string,
  summary: tapes.TapeFilesSummary,
): tapes.TapeRow {
  const owner = live.findLiveByStream(db, event.streamName);
  const prefix = streamPrefix(services.config);
  const fromName = event.streamName.startsWith(prefix)
    ? event.streamName.slice(prefix.length)
    : event.streamName;
  return {
    id,
    ...summary,
    sessionId: null,
    userid: owner?.userid ?? fromName,
    streamName: event.streamName,
    title: owner?.title ?? fromName,
    nickname: owner?.nickname ?? fromName,
    headpic: owner?.headpic ?? "",
    frontcover: owner?.frontcover ?? "",
    location: owner?.location ?? "",
    viewerCount: 0,
    viewCount: 0,
    likeCount: 0,
    renamed: 0,
    hidden: 0,
    deletedMs: 0,
  };
}

/** What LVB calls a file format, in any case; null for one that nobody plays. */
export function parseFileFormat(value: string): RecordFileFormat | null {
  const format = value.toLowerCase();
  return format === "flv" || format === "mp4" || format === "hls" || format === "aac"
    ? format
    : null;
}
