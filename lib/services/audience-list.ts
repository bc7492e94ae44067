import { findAccount } from "@/db/repositories/accounts";
import { findLive } from "@/db/repositories/live";
import * as members from "@/db/repositories/members";
import type { ChatRole } from "@/lib/shared/chat";
import type { RoomViewer, RoomViewers } from "@/lib/shared/room-viewers";
import { roleInRoom } from "./chat-writer";
import type { PresentPerson, WebViewer } from "./presence";
import { requireRoom } from "./require-room";
import type { RoomServices } from "./rooms";

/** Somebody with a name who watches a live, on a phone or in a browser. */
export interface AudienceRow {
  readonly userid: string;
  readonly nickname: string;
  readonly headpic: string;
  /** Null of a phone: its account tells. */
  readonly role: ChatRole | null;
  readonly enteredMs: number;
}

/** The named audience of one live, by entering time. */
export interface Audience {
  readonly total: number;
  slice(offset: number, limit: number): AudienceRow[];
}

const viewersPerPage = 50;

/** The key of a live's audience in `group_member`. */
export function livePlaceKey(userid: string): string {
  return `live:${userid}`;
}

/**
 * Phones and browsers as one list, by entering time, but `first` before everybody. Who is there on
 * both is there once, as the phone that came in by the Action API.
 */
export function audienceOf(
  { database, presence }: Pick<RoomServices, "database" | "presence">,
  userid: string,
  first: AudienceRow | null = null,
): Audience {
  const db = database.read;
  const place = livePlaceKey(userid);
  const named = presence.named(userid);
  const names = named.map(({ person }) => person.userId);
  const onPhones = new Set(members.membersAmong(db, place, names));
  const web = named.filter(({ person }) => !onPhones.has(person.userId)).map(toRow);
  const total = (findLive(db, userid)?.viewerCount ?? 0) + web.length;
  return {
    total,
    slice(offset, limit) {
      if (offset >= total) return [];
      // One more, because the first may be among them.
      const phones = members.listMembers(db, place, offset + limit + 1, 0);
      const others = [...phones.map((row) => ({ ...row, role: null })), ...web]
        .filter((row) => row.userid !== first?.userid)
        .sort((a, b) => a.enteredMs - b.enteredMs || compare(a.userid, b.userid));
      return [...(first ? [first] : []), ...others].slice(offset, offset + limit);
    },
  };
}

/**
 * Who watches a room, the broadcaster first when he is there, then by entering time; pages count
 * from 1. @throws ServiceError `notFound` when nobody of that id ever asked for an address.
 */
export function viewersOfRoom(services: RoomServices, room: string, page: number): RoomViewers {
  const { presence } = services;
  requireRoom(services, room);
  const named = presence.named(room);
  const audience = audienceOf(services, room, hostOf(services, room, named));
  const rows = audience.slice((page - 1) * viewersPerPage, viewersPerPage);
  return {
    viewers: { items: rows.map((row) => shown(services, room, row)), total: audience.total },
    visitors: Math.max(0, presence.count(room) - named.length),
  };
}

/** The broadcaster in his own room. */
function hostOf(
  { database }: RoomServices,
  room: string,
  named: readonly (WebViewer & { readonly person: PresentPerson })[],
): AudienceRow | null {
  const web = named.find(({ person }) => person.userId === room);
  if (web) return toRow(web);
  const phone = members.findMember(database.read, livePlaceKey(room), room);
  return phone && { ...phone, role: null };
}

function toRow({ person, enteredMs }: WebViewer & { readonly person: PresentPerson }): AudienceRow {
  const { userId, nickname, role } = person;
  return { userid: userId, nickname, headpic: "", role, enteredMs };
}

function shown(services: RoomServices, room: string, row: AudienceRow): RoomViewer {
  const db = services.database.read;
  const account = findAccount(db, row.userid);
  return {
    userId: row.userid,
    nickname: row.nickname || row.userid,
    avatarUrl: row.headpic || account?.avatar || "",
    // A phone says nothing of it, and whom the broadcaster has named since is one by now.
    role: row.role || roleInRoom(services, db, room, account),
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
