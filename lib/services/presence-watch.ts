import type { Connection, Database } from "@/db/database";
import { findLive, type LiveRow, setWebViewers, viewersOf } from "@/db/repositories/live";
import { findSession } from "@/db/repositories/live-sessions";
import { membersAmong } from "@/db/repositories/members";
import { tapesOfUser } from "@/db/repositories/tapes";
import type { ChatHub } from "@/lib/chat/hub";
import type { ChatMoment } from "@/lib/shared/chat";
import { livePlaceKey } from "./audience-list";
import { notePeak } from "./figure-notes";
import type { Presence } from "./presence";

/** How often rooms are looked at, in milliseconds; what has not changed costs nothing. */
export const lookIntervalMs = 250;
/** The count of a room's web viewers is written at most so often. */
const countIntervalMs = 1000;
/** The figures are told at most so often. */
const audienceIntervalMs = 2000;
/** As many recordings as a room's page offers. */
const replaysLookedAt = 4;

/** What the readers of a room were told last. */
interface Told {
  viewers: number;
  likes: number;
  audienceMs: number;
  /** Everything else that the room's page shows, as one text. */
  page: string;
  /** Web viewers when they were last counted, and when that was. */
  present: number;
  countedMs: number;
  /** Something is to be told or counted as soon as it is time. */
  due: boolean;
}

export interface PresenceWatchServices {
  readonly database: Database;
  readonly presence: Presence;
  now(): number;
}

/**
 * Keeps the counts of web viewers and the readers of rooms level with the database: whoever writes
 * a live's row, for whatever reason, its room hears of it. Looks after commits only, at the rooms
 * that somebody reads or has just left.
 */
export class PresenceWatch {
  private readonly told = new Map<string, Told>();
  private version = -1;

  constructor(
    private readonly services: PresenceWatchServices,
    private readonly hub: () => Pick<ChatHub, "rooms" | "readers" | "tell">,
  ) {}

  /** Rooms that are remembered; 0 some time after everybody has gone. */
  get load(): number {
    return this.told.size;
  }

  /** The figures that a reader begins with; what changes afterwards is told. */
  greeting(room: string): readonly ChatMoment[] {
    const told = this.told.get(room) ?? this.firstLook(room);
    return told ? [{ kind: "audience", viewers: told.viewers, likes: told.likes }] : [];
  }

  /** Looks once. Resolves when what had to be written is durable. */
  async look(): Promise<void> {
    const { database, presence } = this.services;
    presence.sweep();
    const changed = database.version !== this.version;
    this.version = database.version;
    const rooms = new Set([...this.hub().rooms(), ...presence.watched(), ...this.told.keys()]);
    const counts = [...rooms].flatMap((room) => this.lookAt(room, changed));
    if (counts.length === 0) return;
    await database.write((db) => {
      for (const { room, count } of counts) {
        // The broadcast may have ended since.
        if (findLive(db, room)?.status !== 1 && count !== 0) continue;
        setWebViewers(db, room, count);
        notePeak(db, room);
      }
    });
  }

  /** What is to be written of one room. */
  private lookAt(room: string, changed: boolean): { room: string; count: number }[] {
    const { database, presence } = this.services;
    const before = this.told.get(room);
    const isStill = before && !before.due && before.present === presence.count(room);
    if (isStill && !changed) return [];
    const row = findLive(database.read, room);
    if (!row) {
      this.told.delete(room);
      return [];
    }
    const told = before ?? this.remember(room, row);
    told.due = false;
    this.tellPage(room, row, told);
    this.tellAudience(room, row, told);
    const count = this.countOf(row, told);
    const isLeft = this.hub().readers(room) === 0 && told.present === 0 && !told.due;
    if (isLeft && row.webViewerCount === 0) this.told.delete(room);
    return count === row.webViewerCount ? [] : [{ room, count }];
  }

  private tellPage(room: string, row: LiveRow, told: Told): void {
    const page = pageOf(this.services.database.read, row);
    if (page === told.page) return;
    told.page = page;
    this.hub().tell(room, { kind: "room" });
  }

  private tellAudience(room: string, row: LiveRow, told: Told): void {
    const viewers = viewersOf(row);
    const likes = row.likeCount;
    if (viewers === told.viewers && likes === told.likes) return;
    const nowMs = this.services.now();
    if (nowMs - told.audienceMs < audienceIntervalMs) {
      told.due = true;
      return;
    }
    Object.assign(told, { viewers, likes, audienceMs: nowMs });
    this.hub().tell(room, { kind: "audience", viewers, likes });
  }

  /** Web viewers of a room as they are to be stored; as they are stored until it is time. */
  private countOf({ userid, status, viewerCount, webViewerCount }: LiveRow, told: Told): number {
    const { database, presence, now } = this.services;
    if (now() - told.countedMs < countIntervalMs) {
      told.due = true;
      return webViewerCount;
    }
    told.countedMs = now();
    told.present = presence.count(userid);
    const apart =
      (viewerCount > 0 ? countedAsPhones(database.read, presence, userid) : 0) +
      (presence.isIn(userid, userid) ? 1 : 0);
    return status === 1 ? Math.max(0, told.present - apart) : 0;
  }

  private firstLook(room: string): Told | null {
    const row = findLive(this.services.database.read, room);
    return row && this.remember(room, row);
  }

  private remember(room: string, row: LiveRow): Told {
    const told = {
      ...{ viewers: viewersOf(row), likes: row.likeCount, audienceMs: 0 },
      page: pageOf(this.services.database.read, row),
      ...{ present: 0, countedMs: 0, due: true },
    };
    this.told.set(room, told);
    return told;
  }
}

/** Viewers in browsers whose phones count already; the broadcaster is left out anyway. */
function countedAsPhones(db: Connection, presence: Presence, room: string): number {
  const names = presence
    .named(room)
    .map(({ person }) => person.userId)
    .filter((name) => name !== room);
  return membersAmong(db, livePlaceKey(room), names).length;
}

/** What the page of a room shows beside the figures; of recordings who is on air thinks later. */
function pageOf(db: Connection, row: LiveRow): string {
  const replays = row.status === 1 ? [] : tapesOfUser(db, row.userid, replaysLookedAt, 0);
  const session = row.sessionId ? findSession(db, row.sessionId) : null;
  return JSON.stringify([
    ...[row.status, row.forbidStatus, row.title, row.nickname, row.headpic, row.frontcover],
    ...[
      row.location,
      row.category,
      session?.id,
      session?.startedMs,
      session?.endedMs,
      session?.graceUntilMs,
    ],
    ...replays.map(({ fileId }) => fileId),
  ]);
}
