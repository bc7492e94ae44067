import { findAccount } from "@/db/repositories/accounts";
import { type ErrorCode, ServiceError } from "@/lib/errors";
import { blockedWord } from "@/lib/shared/blocked-word";
import { hasBlockedWord } from "@/lib/shared/chat-words";
import { blockedWordsOfServer } from "./blocked-words";
import type { AddressRequest } from "./rooms";
import type { Services } from "./services";

type WordServices = Pick<Services, "config" | "database">;

/**
 * Refuses what everybody would read, where a person has just written it and can write it anew. Every
 * protocol has a code of its own for a bad value. What was kept before the word was blocked stays.
 * @throws ServiceError `code`, with the reason by which the web's forms know it.
 */
export function refuseBlockedWord(
  services: WordServices,
  what: "user name" | "nickname" | "title",
  text: string,
  code: ErrorCode,
): void {
  if (!hasBlockedWord(text, blockedWordsOfServer(services))) return;
  const message = `The ${what} has a word that is not allowed here.`;
  throw new ServiceError(code, message, { data: { reason: blockedWord } });
}

/**
 * What an app sends along by itself, or nothing when it has a blocked word. It is left out and not
 * refused, because the protocols of the apps have no code by which their user would learn that not
 * the title but the name from IM or the place from the phone is meant, and every code but success
 * ends his broadcast.
 */
export function unlessBlocked(services: WordServices, text: string): string {
  return hasBlockedWord(text, blockedWordsOfServer(services)) ? "" : text;
}

/** The name that an app sends along; a blocked one gives way to that of the account, if any. */
export function shownNickname(services: WordServices, userid: string, nickname: string): string {
  return (
    unlessBlocked(services, nickname) ||
    (nickname && findAccount(services.database.read, userid)?.nickname) ||
    ""
  );
}

/**
 * What a broadcaster says about a live, as it may be shown.
 * @throws ServiceError `invalidParameter` for the title.
 */
export function withoutBlockedWords(services: WordServices, about: AddressRequest): AddressRequest {
  refuseBlockedWord(services, "title", about.title, "invalidParameter");
  return {
    ...about,
    nickname: shownNickname(services, about.userid, about.nickname),
    location: unlessBlocked(services, about.location),
    desc: unlessBlocked(services, about.desc),
  };
}
