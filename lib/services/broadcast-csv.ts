import { sessionsOfUser } from "@/db/repositories/broadcasts";
import type { BroadcastSummary } from "@/lib/shared/broadcast";
import { csvOf } from "@/lib/shared/csv";
import type { Locale } from "@/lib/shared/i18n/locales";
import { messagesFor } from "@/lib/shared/i18n/messages";
import { recordingWords } from "@/lib/shared/recording-words";
import { summariesOf } from "./broadcasts";
import type { RecordingServices } from "./recording-state";

/** Broadcasts in one file, the newest: twenty years of one a day. */
const maxRows = 7500;
/** Broadcasts whose recordings are looked up at once. */
const atOnce = 500;

/** All of one's own broadcasts as a spreadsheet, in the reader's language; times are UTC. */
export function broadcastCsvOf(
  services: RecordingServices,
  userId: string,
  locale: Locale,
): string {
  const t = messagesFor(locale).broadcasts;
  const sessions = sessionsOfUser(services.database.read, userId, maxRows, 0);
  const rows: string[][] = [
    [
      ...[t.csvStarted, t.csvPublic, t.csvEnded, t.csvSeconds, t.csvTitle, t.csvCategory],
      ...[t.peakViewers, t.totalViewers, t.likes, t.messages],
      ...[t.csvRecording, t.csvProblem, t.csvId],
    ],
  ];
  for (let from = 0; from < sessions.length; from += atOnce) {
    for (const it of summariesOf(services, sessions.slice(from, from + atOnce))) {
      rows.push(rowOf(it, t[recordingWords[it.recording]]));
    }
  }
  return csvOf(rows);
}

const timeOf = (atMs: number | null) => (atMs === null ? "" : new Date(atMs).toISOString());

function rowOf(it: BroadcastSummary, recording: string): string[] {
  const figures = [it.peakViewers, it.totalViewers, it.likes, it.messages].map(String);
  return [
    ...[timeOf(it.startedAtMs), timeOf(it.publicAtMs), timeOf(it.endedAtMs)],
    ...[String(it.durationSeconds), it.title, it.category, ...figures],
    ...[recording, it.recordingProblem, it.id],
  ];
}
