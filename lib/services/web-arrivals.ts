import { findAccount } from "@/db/repositories/accounts";
import { findLive, type LiveRow } from "@/db/repositories/live";
import { findSession } from "@/db/repositories/live-sessions";
import { membersAmong } from "@/db/repositories/members";
import type { ChatPerson } from "@/lib/shared/chat";
import { livePlaceKey } from "./audience-list";
import type { ChatServices } from "./chat-services";
import { relayFromWeb } from "./chat-to-phones";

type ArrivalServices = Pick<
  ChatServices,
  "config" | "database" | "im" | "now" | "presence" | "relay"
>;

/** Of one room in a turn: IM takes 40 messages a second of a group, and words come first. */
const toldAtOnce = 2;
/** Of all rooms in a turn, every other second; IM takes 200 calls a second, two for some of these. */
const toldAtOnceInAll = 60;
/** People of one room whose leaving will be told; the apps show 50 faces. */
const maxTold = 1000;
/** Of those who are new, so many are looked up among the phones in a turn. */
const lookedUpAtOnce = 200;
/** After a restart browsers come back within this time, and phones know them. */
const comeBackMs = 20_000;

/**
 * Tells phones who comes and goes in browsers, as far as they have names. After their first look at
 * a room the apps learn of others by such messages alone (protocol.md §2.2), and a broadcaster's
 * phone takes no look at all. What phones were told is compared with who is there, so that a lost
 * stream tells nothing, and a crowd is told at the pace that IM bears.
 */
export class WebArrivals {
  /** By the room's broadcaster: to which group, and of whom. */
  private readonly told = new Map<string, { groupid: string; people: Map<string, ChatPerson> }>();
  private readonly startedMs: number;
  private turn = 0;

  constructor(private readonly services: ArrivalServices) {
    this.startedMs = services.now();
  }

  /** Looks once at every room that somebody watches. */
  tell(): void {
    const { database, im, presence } = this.services;
    if (!im.reachesPhones) return;
    const rooms = [...new Set([...presence.watched(), ...this.told.keys()])];
    // Each turn begins with another room, so that none waits for ever behind busy ones.
    const first = rooms.length > 0 ? this.turn++ % rooms.length : 0;
    let left = toldAtOnceInAll;
    for (const room of [...rooms.slice(first), ...rooms.slice(0, first)]) {
      if (left <= 0) return;
      const live = findLive(database.read, room);
      if (live?.status === 1 && live.groupid !== "") {
        left -= this.tellOf(live, Math.min(left, toldAtOnce));
      } else {
        this.told.delete(room);
      }
    }
  }

  /** Returns how many messages that were. */
  private tellOf(live: LiveRow, most: number): number {
    const { userid: room, groupid } = live;
    const before = this.told.get(room);
    const people = before?.groupid === groupid ? before.people : new Map<string, ChatPerson>();
    const present = this.services.presence.named(room).map(({ person }) => person);
    const here = new Set(present.map(({ userId }) => userId));
    const gone = [...people.values()].filter(({ userId }) => !here.has(userId)).slice(0, most);
    for (const person of gone) {
      people.delete(person.userId);
      this.send(live, "exit", person);
    }
    const come = this.notTold(room, present, people);
    const known = this.isComeBack(live);
    const named = come.slice(0, known ? lookedUpAtOnce : most - gone.length);
    for (const { userId, nickname } of named) {
      people.set(userId, { userId, nickname });
      if (!known) this.send(live, "enter", { userId, nickname });
    }
    if (people.size > 0) this.told.set(room, { groupid, people });
    else this.told.delete(room);
    return gone.length + (known ? 0 : named.length);
  }

  /** Those whom no phone knows yet; who is there on a phone as well has said so himself. */
  private notTold(
    room: string,
    present: readonly ChatPerson[],
    people: ReadonlyMap<string, ChatPerson>,
  ): ChatPerson[] {
    if (people.size >= maxTold) return [];
    const come = present
      .filter(({ userId }) => userId !== room && !people.has(userId))
      .slice(0, lookedUpAtOnce);
    if (come.length === 0) return [];
    const ids = come.map(({ userId }) => userId);
    const onPhones = new Set(membersAmong(this.services.database.read, livePlaceKey(room), ids));
    return come.filter(({ userId }) => !onPhones.has(userId));
  }

  /** Whether the live has outlasted a restart of ours from which its viewers are coming back. */
  private isComeBack({ sessionId }: LiveRow): boolean {
    const { database, now } = this.services;
    if (now() - this.startedMs >= comeBackMs || sessionId === null) return false;
    const session = findSession(database.read, sessionId);
    return session !== null && session.startedMs < this.startedMs;
  }

  private send(live: LiveRow, kind: "enter" | "exit", { userId, nickname }: ChatPerson): void {
    const avatarUrl = findAccount(this.services.database.read, userId)?.avatar ?? "";
    relayFromWeb(this.services, live, { kind, userId, nickname, avatarUrl, text: "" });
  }
}
