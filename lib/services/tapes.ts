import { randomUUID } from "node:crypto";
import type { Connection } from "@/db/database";
import * as live from "@/db/repositories/live";
import * as liveSessions from "@/db/repositories/live-sessions";
import * as tapes from "@/db/repositories/tapes";
import type { RecordFileFormat, StreamRecordEvent } from "@/lib/shared/stream-event";
import { concludedReasons } from "./concluded-reasons";
import type { Services } from "./services";
import { streamPrefix } from "./stream-name";
import { isOfRefusedPush, listedOf } from "./tape-standing";
import { tellOfTape } from "./webhook-facts";

/** Files of one recording, and a push and its file, overlap by at least this share of the shorter. */
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
    const row = newTape(services, db, event, tapeId, summaryOf([file]));
    tapes.insertTape(db, row);
    tapes.insertTapeFile(db, file);
    return row;
  }
  const original = tapes.findTapeOriginal(db, tapeId);
  if (original) {
    // It was trimmed meanwhile: a file of the whole belongs to what it was.
    const files = filesOfOriginal(original).filter((one) => one.fileId !== file.fileId);
    tapes.setTapeOriginal(db, { ...original, files: JSON.stringify([...files, file]) });
    return known;
  }
  tapes.insertTapeFile(db, file);
  return resummarize(services, db, known);
}

/** The files that a trimmed recording had. */
export function filesOfOriginal({ files }: tapes.TapeOriginalRow): tapes.TapeFileRow[] {
  return JSON.parse(files) as tapes.TapeFileRow[];
}

/** Brings what a recording shows in line with its files. */
export function resummarize(
  services: Services,
  db: Connection,
  tape: tapes.TapeRow,
): tapes.TapeRow {
  const changed = { ...tape, ...summaryOf(tapes.filesOfTape(db, tape.id)) };
  const row = { ...changed, listed: listedOf(services, db, changed) };
  tapes.updateTapeFiles(db, tape.id, row);
  return row;
}

/** What a tape shows of its files, in whatever order they were reported. */
function summaryOf(files: readonly tapes.TapeFileRow[]): Omit<tapes.TapeFilesSummary, "listed"> {
  const hls = files.find((file) => file.format === "hls");
  const plain = files
    .filter((file) => file.format !== "hls")
    .sort((a, b) => preference.indexOf(a.format) - preference.indexOf(b.format))[0];
  return {
    fileId: (hls ?? plain)?.fileId ?? "",
    hlsPlayUrl: hls?.url ?? "",
    playUrl: plain?.url ?? "",
    startMs: Math.min(...files.map((file) => file.startMs)),
    endMs: Math.max(...files.map((file) => file.endMs)),
    durationS: Math.max(...files.map((file) => file.durationS)),
    sizeBytes: files.reduce((sum, file) => sum + file.sizeBytes, 0),
    storedBytes: storedBytesOf(files),
  };
}

/** Our playlist and our MP4 are the same bytes, which the files of a cloud are not. */
function storedBytesOf(files: readonly tapes.TapeFileRow[]): number {
  const sizes = files.map(({ sizeBytes }) => sizeBytes);
  const areOurs = files.every(({ url }) => url.startsWith("/"));
  return areOurs ? Math.max(0, ...sizes) : sizes.reduce((sum, size) => sum + size, 0);
}

/**
 * Ties each of these tapes to the broadcast it overlaps most, and takes over its title, unless the
 * owner gave the tape one of its own.
 */
export function linkTapes(
  services: Services,
  db: Connection,
  streamName: string,
  recorded: readonly tapes.TapeRow[],
): void {
  if (recorded.length === 0) return;
  const sinceMs = Math.min(...recorded.map((tape) => tape.startMs));
  const sessions = liveSessions.sessionsOfStreamSince(db, streamName, sinceMs);
  for (const tape of recorded) {
    const best = sessions
      .map((session) => ({ session, overlap: overlapMs(tape, session) }))
      .filter(({ overlap }) => overlap >= 0)
      .sort((a, b) => b.overlap - a.overlap)[0]?.session;
    if (!best || isOfRefusedPush(db, tape)) continue;
    const listed = listedOf(services, db, { ...tape, sessionId: best.id });
    // That none came was concluded too early.
    if (concludedReasons.includes(best.recordingError)) {
      liveSessions.updateSession(db, best.id, { recordingError: "" });
    }
    if (best.id === tape.sessionId && listed === tape.listed) continue;
    const { id, userid, nickname, headpic, frontcover, location } = best;
    const title = tape.renamed === 1 ? tape.title : best.title;
    tapes.updateTape(db, tape.id, {
      ...{ sessionId: id, userid, title, nickname, headpic, frontcover, location, listed },
    });
    if (listed === 1 && tape.listed === 0) tellOfTape(services, db, tape.id);
  }
}

/** Takes out of sight, and out of its broadcast, what was recorded of a push that was not let in. */
export function withdrawTapes(
  services: Services,
  db: Connection,
  streamName: string,
  sinceMs: number,
): void {
  for (const tape of tapes.tapesOfStreamSince(db, streamName, sinceMs)) {
    if (!isOfRefusedPush(db, tape)) continue;
    const changed = { ...tape, sessionId: null };
    tapes.updateTape(db, tape.id, { sessionId: null, listed: listedOf(services, db, changed) });
  }
}

function overlapMs(tape: tapes.TapeRow, session: liveSessions.SessionRow): number {
  const end = Math.min(tape.endMs, session.endedMs ?? Number.POSITIVE_INFINITY);
  return end - Math.max(tape.startMs, session.startedMs);
}

type Span = Pick<tapes.TapeRow, "startMs" | "endMs">;

/** Whether these are about the same time, most of the shorter being within the other. */
export function sharesTime(one: Span, other: Span): boolean {
  const overlap = Math.min(one.endMs, other.endMs) - Math.max(one.startMs, other.startMs);
  const shorter = Math.min(one.endMs - one.startMs, other.endMs - other.startMs);
  return overlap > 0 && overlap >= shorter * sameTapeOverlap;
}

function newTape(
  services: Services,
  db: Connection,
  event: StreamRecordEvent,
  id: string,
  summary: Omit<tapes.TapeFilesSummary, "listed">,
): tapes.TapeRow {
  const owner = live.findLiveByStream(db, event.streamName);
  const prefix = streamPrefix(services.config);
  const fromName = event.streamName.startsWith(prefix)
    ? event.streamName.slice(prefix.length)
    : event.streamName;
  const row = {
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
    deletedBy: "",
    withheldMs: 0,
    withheldReason: "",
    kept: 0,
  };
  return { ...row, listed: listedOf(services, db, row) };
}

/** What LVB calls a file format, in any case; null for one that nobody plays. */
export function parseFileFormat(value: string): RecordFileFormat | null {
  const format = value.toLowerCase();
  return format === "flv" || format === "mp4" || format === "hls" || format === "aac"
    ? format
    : null;
}
