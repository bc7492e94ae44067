import type { Connection, Database } from "@/db/database";
import { newestChatSeq } from "@/db/repositories/chat-messages";
import { findLive, type LiveRow, listAllLives, viewersOf } from "@/db/repositories/live";
import { findSession, type SessionRow } from "@/db/repositories/live-sessions";
import { listMembers } from "@/db/repositories/members";
import * as figures from "@/db/repositories/session-figures";
import * as samples from "@/db/repositories/session-samples";
import { livePlaceKey } from "./audience-list";
import { BroadcastRates, type MeasuringLive } from "./broadcast-rates";
import { noteViewers } from "./figure-notes";
import { type Presence, viewerKeyOf } from "./presence";
import { settledAfterMs } from "./refresh-stream";
import { nextSamples, type Sampled } from "./sample-plan";
import type { Services } from "./services";
import { thinSamples } from "./thin-samples";

/** How often lives are looked at, in milliseconds; without a commit since, it costs nothing. */
export const figuresLookMs = 1000;
/** Moments kept of one broadcast; at that many every second of them goes. */
export const maxSamples = 1200;
/** New viewers of a room that wait for the next sample; more are written at once. */
const maxWaiting = 10_000;
/** Phones that were there before a broadcast began. */
const maxPhonesAtStart = 10_000;
/** Lives whose last broadcast is looked at after a start: it may have ended unseen. */
const livesAtStart = 500;

export interface FiguresServices extends Services {
  readonly database: Database;
  readonly presence: Presence;
  readonly live: MeasuringLive;
}

/** A broadcast that is on air. */
interface Followed extends Sampled {
  readonly room: string;
  readonly sessionId: string;
  /** Unix ms. */
  readonly startedMs: number;
  /** Most viewers since the last sample. */
  most: number;
  readonly waiting: Set<string>;
  /** Browsers whose viewers count by their accounts since. */
  readonly gone: Set<string>;
  messages: number;
  /** Number of the message up to which they are counted. */
  countedSeq: number;
  stored: number;
}

/**
 * What broadcasts come to: samples of those on air, who has watched them, what was written. The
 * most viewers and the likes are written where they change (`figure-notes`), so that they are right
 * to the last moment; here they are only made good where a late report has given a broadcast
 * another id. All that is due is written at once, for all rooms.
 */
export class SessionFigures {
  private readonly followed = new Map<string, Followed>();
  private readonly rates: BroadcastRates;
  private version = -1;
  private sampledMs = 0;

  constructor(private readonly services: FiguresServices) {
    this.rates = new BroadcastRates(services);
  }

  /** Makes good what ended while nobody looked; before anything else ends. */
  async start(): Promise<void> {
    const { database, now } = this.services;
    const sinceMs = now() - settledAfterMs;
    const db = database.read;
    const ended = listAllLives(db, livesAtStart, 0).flatMap(({ status, sessionId }) => {
      const session = status === 0 && sessionId ? findSession(db, sessionId) : null;
      return session?.endedMs != null && session.endedMs >= sinceMs ? [session] : [];
    });
    const wrong = ended.filter((it) => figures.countMessages(db, it) !== it.messageCount);
    if (wrong.length > 0) {
      await database.write((writer) => {
        for (const it of wrong) {
          figures.setFigures(writer, it, { messageCount: figures.countMessages(writer, it) });
        }
      });
    }
    await this.look();
  }

  /** Looks once; resolves when what had to be written is durable. */
  async look(): Promise<void> {
    const { config, database, now } = this.services;
    const sinceMs = now() - this.sampledMs;
    // A clock that was put back is no reason to wait for hours.
    const isDue = sinceMs < 0 || sinceMs >= config.sampleSeconds * 1000;
    if (!isDue && database.version === this.version) return;
    if (isDue) await this.rates.look(figures.livesOnAir(database.read));
    this.version = database.version;
    const onAir = new Map(figures.livesOnAir(database.read).map((row) => [row.userid, row]));
    const over = this.letGo(onAir);
    const begun = this.follow(onAir);
    this.takeArrivals();
    const full = [...this.followed.values()].filter(
      ({ waiting, gone }) => waiting.size + gone.size > maxWaiting,
    );
    const sampled = isDue ? [...this.followed.values()] : [...new Set([...begun, ...full])];
    if (isDue) this.sampledMs = now();
    if (over.length + sampled.length > 0) await this.write(over, sampled);
  }

  /** Writes everything that is known; for the end of the process. */
  async settle(): Promise<void> {
    this.sampledMs = 0;
    await this.look();
  }

  /** Those that are not on air any more, or under another id. */
  private letGo(onAir: ReadonlyMap<string, LiveRow>): Followed[] {
    const over = [...this.followed.values()].filter(
      ({ room, sessionId }) => onAir.get(room)?.sessionId !== sessionId,
    );
    // Who has come in the last second came to them, as far as anybody can tell.
    if (over.length > 0) this.takeArrivals();
    for (const { room } of over) this.followed.delete(room);
    return over;
  }

  private follow(onAir: ReadonlyMap<string, LiveRow>): Followed[] {
    const begun: Followed[] = [];
    for (const row of onAir.values()) {
      const known = this.followed.get(row.userid);
      if (known) {
        known.most = Math.max(known.most, viewersOf(row));
      } else if (row.sessionId) {
        const made = this.begin(row, row.sessionId);
        this.followed.set(row.userid, made);
        begun.push(made);
      }
    }
    return begun;
  }

  private begin({ userid: room, ...row }: LiveRow, sessionId: string): Followed {
    const { database, presence } = this.services;
    const db = database.read;
    const phones = listMembers(db, livePlaceKey(room), maxPhonesAtStart, 0);
    const session = findSession(db, sessionId);
    return {
      ...{ room, sessionId, most: viewersOf(row), last: null, written: null },
      startedMs: session?.startedMs ?? 0,
      waiting: new Set([
        ...presence.viewersIn(room),
        ...phones.map(({ userid }) => viewerKeyOf(userid)),
      ]),
      gone: new Set(),
      messages: session ? figures.countMessages(db, session) : 0,
      countedSeq: newestChatSeq(db, room),
      stored: samples.countSamples(db, sessionId),
    };
  }

  private takeArrivals(): void {
    for (const { room, viewer, instead } of this.services.presence.takeArrivals()) {
      const it = this.followed.get(room);
      if (viewer) it?.waiting.add(viewer);
      if (!instead) continue;
      // He counts once, whether his browser is written down already or waits to be.
      it?.waiting.delete(instead);
      it?.gone.add(instead);
    }
  }

  private write(over: readonly Followed[], sampled: readonly Followed[]): Promise<void> {
    const atMs = this.services.now();
    return this.services.database.write((db) => {
      for (const it of over) this.close(db, it);
      for (const it of sampled) this.sample(db, it, atMs);
    });
  }

  private sample(db: Connection, it: Followed, atMs: number): void {
    const row = findLive(db, it.room);
    const session = findSession(db, it.sessionId);
    // It may have ended in this very turn; what it came to is written by the next look.
    if (!session || row?.sessionId !== it.sessionId || row.status !== 1) return;
    this.countMessages(db, it, session);
    this.noteWaiting(db, it);
    const viewers = Math.max(it.most, viewersOf(row));
    setChanged(db, session, {
      peakViewers: Math.max(session.peakViewers, viewers),
      likeCount: row.likeCount,
      messageCount: it.messages,
    });
    const counts = { viewers, likes: row.likeCount, messages: it.messages };
    const moment = { atMs, ...counts, ...this.rates.of(row.streamName, it.startedMs) };
    for (const next of nextSamples(it, moment)) {
      samples.insertSample(db, { sessionId: it.sessionId, ...next });
      it.written = next;
      it.stored += 1;
    }
    it.last = moment;
    it.most = viewersOf(row);
    if (it.stored > maxSamples) it.stored = thinStored(db, it.sessionId);
  }

  private close(db: Connection, it: Followed): void {
    const session = findSession(db, it.sessionId) ?? this.renamed(db, it);
    if (!session) return;
    this.noteWaiting(db, { ...it, sessionId: session.id });
    setChanged(db, session, {
      peakViewers: Math.max(session.peakViewers, it.most),
      messageCount: figures.countMessages(db, session),
    });
  }

  /** The broadcast that goes on under another id, with what was noted of it. */
  private renamed(db: Connection, { room, sessionId, startedMs }: Followed): SessionRow | null {
    const id = findLive(db, room)?.sessionId;
    const session = id ? findSession(db, id) : null;
    // One that was not let in is no part of the one before it.
    if (!id || (session?.endedMs != null && session.endedMs <= startedMs)) return null;
    figures.renameFigures(db, sessionId, id);
    figures.recountViewers(db, id);
    return findSession(db, id);
  }

  private noteWaiting(db: Connection, { room, sessionId, waiting, gone }: Followed): void {
    if (waiting.size + gone.size === 0) return;
    noteViewers(this.services, db, { userid: room }, sessionId, { came: waiting, gone });
    waiting.clear();
    gone.clear();
  }

  /** What was written since, or everything anew when something was hidden. */
  private countMessages(db: Connection, it: Followed, session: SessionRow): void {
    const newest = newestChatSeq(db, it.room);
    if (newest === it.countedSeq) return;
    const more = figures.countNewMessages(db, it.room, it.countedSeq);
    it.messages = more.removals > 0 ? figures.countMessages(db, session) : it.messages + more.shown;
    it.countedSeq = newest;
  }
}

/** Writes what differs, and nothing where nothing does. */
function setChanged(db: Connection, session: SessionRow, to: Partial<figures.Figures>): void {
  const changed = Object.entries(to).filter(
    ([name, value]) => session[name as keyof figures.Figures] !== value,
  );
  if (changed.length > 0) figures.setFigures(db, session, Object.fromEntries(changed));
}

/** Leaves half as many as may be kept; returns how many there are. */
function thinStored(db: Connection, sessionId: string): number {
  const rows = samples.samplesOf(db, sessionId);
  const kept = new Set(thinSamples(rows, maxSamples / 2).map(({ atMs }) => atMs));
  const gone = rows.map(({ atMs }) => atMs).filter((atMs) => !kept.has(atMs));
  samples.deleteSamples(db, sessionId, gone);
  return kept.size;
}
