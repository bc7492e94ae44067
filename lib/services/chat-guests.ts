import type { Connection } from "@/db/database";
import { findAccount } from "@/db/repositories/accounts";
import { everyRoom } from "@/db/repositories/chat-mutes";
import {
  findGuest,
  findGuestByToken,
  insertGuest,
  namesOfAuthority,
  updateGuest,
} from "@/db/repositories/web-guests";
import type { Actor } from "@/lib/auth/actor";
import type { AttemptLimits } from "@/lib/auth/attempt-limits";
import { reservedNicknames } from "@/lib/auth/reserved-names";
import { addressHash } from "@/lib/auth/seal";
import { newGuestId } from "@/lib/auth/web-guest";
import { newToken, tokenHashOf } from "@/lib/auth/web-session";
import { ServiceError } from "@/lib/errors";
import { type ChatSelf, maxGuestNicknameCharacters, type NicknameRefusal } from "@/lib/shared/chat";
import { hasBlockedWord } from "@/lib/shared/chat-words";
import type { Caller } from "./acting";
import { addressBanSeconds } from "./address-bans";
import { blockedWordsOfServer } from "./blocked-words";
import { refusal } from "./chat-refusal";
import { muteOf } from "./chat-rules";
import { chatText } from "./chat-text";
import { selfOf, type Writer } from "./chat-writer";
import { comparableName } from "./comparable-name";
import type { Services } from "./services";

export interface GuestServices extends Services {
  readonly attempts: AttemptLimits;
}

/** That a guest was seen is written down this often at most. */
const seenSpacingMs = 3_600_000;

const words: Readonly<Record<NicknameRefusal, string>> = {
  empty: "Choose a nickname that can be read.",
  tooLong: `A nickname has at most ${maxGuestNicknameCharacters} characters.`,
  blockedWord: "The nickname has a word that is not allowed here.",
  taken: "This nickname could be mistaken for somebody who keeps order; choose another one.",
};

/** Who writes from now on, and the token of a guest for his browser; null: it has what it needs. */
export interface ChosenName {
  readonly self: ChatSelf;
  readonly token: string | null;
}

/**
 * Makes this browser's guest, or gives him another nickname. Who has signed in writes under his
 * account's name and needs none. `token`: the one that the browser has, if any.
 * @throws ServiceError `malformedField` with a NicknameRefusal; `tooOften`; reason `guestsClosed`, or
 * `banned` and for how long: whoever is banned, or comes from where a banned guest came from, is
 * nobody else by another name.
 */
export async function chooseNickname(
  services: GuestServices,
  { actor, clientIp }: Caller,
  token: string | undefined,
  wish: string,
): Promise<ChosenName> {
  const { attempts, config, database } = services;
  const account = actor.kind === "user" ? selfOf(services, actor) : null;
  if (account) return { self: account, token: null };
  if (!config.chatGuests) throw refusal("guestsClosed");
  refuseBanned(services, actor, clientIp);
  const nickname = requireNickname(services, wish);
  await attempts.noteNickname(clientIp);
  const now = { seenMs: services.now(), addressHash: addressHash(config.sessionKey, clientIp) };
  const known = actor.kind === "guest" ? token : undefined;
  return database.write((db) => {
    const self = (userId: string) => ({ userId, nickname, avatarUrl: "", role: "guest" as const });
    const row = known === undefined ? null : findGuestByToken(db, tokenHashOf(known));
    if (row && known !== undefined) {
      updateGuest(db, row.userid, { nickname, ...now });
      return { self: self(row.userid), token: known };
    }
    const fresh = newToken();
    let userid = newGuestId();
    while (findGuest(db, userid) || findAccount(db, userid)) userid = newGuestId();
    const tokenHash = tokenHashOf(fresh);
    insertGuest(db, { tokenHash, userid, nickname, ...now, createdMs: now.seenMs });
    return { self: self(userid), token: fresh };
  });
}

/** @throws ServiceError `unverified` with reason `banned` */
function refuseBanned(services: GuestServices, actor: Actor, clientIp: string): void {
  const { config, database, now } = services;
  const from = addressHash(config.sessionKey, clientIp);
  const own = actor.kind === "guest" ? actor.userId : "";
  const ban = muteOf(services, database.read, everyRoom, own, from);
  const bannedSeconds = ban ? Math.ceil((ban.untilMs - now()) / 1000) : 0;
  const seconds = Math.max(bannedSeconds, addressBanSeconds(services, clientIp));
  if (seconds > 0) throw refusal("banned", seconds);
}

/**
 * Notes inside a write that a guest is still there, and where: his month begins anew, and a mute
 * knows his address. Not at every message, as nothing depends on the hour.
 */
export function noteGuest(
  db: Connection,
  { userId, addressHash: from }: Pick<Writer, "userId" | "addressHash">,
  nowMs: number,
): void {
  const row = findGuest(db, userId);
  if (!row || (row.addressHash === from && nowMs - row.seenMs < seenSpacingMs)) return;
  updateGuest(db, userId, { addressHash: from, seenMs: nowMs });
}

/**
 * The nickname as it is kept. Like the name of who keeps order, or who is on air, it may not even
 * look. @throws ServiceError `malformedField`.
 */
function requireNickname(services: Services, wish: string): string {
  const { config, database } = services;
  const nickname = chatText(wish).replace(/\s+/gu, " ");
  const name = comparableName(nickname);
  const isTaken = () =>
    [...reservedNicknames, config.administrator, ...namesOfAuthority(database.read)].some(
      (other) => comparableName(other) === name,
    );
  if (nickname === "") throw nicknameRefused("empty");
  if ([...nickname].length > maxGuestNicknameCharacters) throw nicknameRefused("tooLong");
  if (hasBlockedWord(nickname, blockedWordsOfServer(services)))
    throw nicknameRefused("blockedWord");
  if (isTaken()) throw nicknameRefused("taken");
  return nickname;
}

function nicknameRefused(reason: NicknameRefusal): ServiceError {
  return new ServiceError("malformedField", words[reason], { data: { reason } });
}
