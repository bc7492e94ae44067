import type { BroadcastPage, BroadcastSummary } from "@/lib/shared/broadcast";
import type { IngestSample } from "@/lib/shared/ingest";
import type { AccountView, Page, PictureTicket, PushAddress } from "@/lib/shared/models";
import type { RoomPage } from "@/lib/shared/room-page";
import { otherAccount, signedOut } from "@/lib/shared/session-refusal";
import type { StudioView } from "@/lib/shared/studio";
import type { UserPage } from "@/lib/shared/user-page";
import type { Wall } from "@/lib/shared/wall";
import { tellSession } from "./session-news";

/** The server refused; `code` is the number of its error table. 0 means it was not reached. */
export class ActionError extends Error {
  override readonly name = "ActionError";

  constructor(
    readonly code: number,
    message: string,
    readonly retryAfterSeconds?: number,
    /** Why, where the door gives its reasons a name. */
    readonly reason = "",
    /** What somebody of the staff says about it. */
    readonly words = "",
    /** By which whoever looks after the server finds this failure in its log; empty: it has none. */
    readonly requestId = "",
  ) {
    super(message);
  }
}

/** The account API's number for "not signed in", and for what the account may not do. */
export const unverified = 498;

/** The session in this browser is another's than the page that asked was made for. */
export class OtherAccountError extends ActionError {
  constructor(readonly userId: string) {
    super(unverified, "Another account is signed in.", undefined, otherAccount);
  }
}

/** Code for a user or recording that does not exist. */
const notFound = 2003;
/** Code of success in the account API's envelope. */
const success = 200;

/** The home page's lists, or what a search finds; page of the recordings from 1. */
export async function fetchWall(search: string, page: number): Promise<Wall> {
  const query = new URLSearchParams({ q: search, page: String(page) });
  return (await callJson<{ wall: Wall }>(`/api/wall?${query}`)).wall;
}

/** Somebody's own page; page of the recordings from 1. */
export async function fetchUser(userId: string, page: number): Promise<UserPage> {
  const path = `/api/users/${encodeURIComponent(userId)}?page=${page}`;
  return (await callJson<{ user: UserPage }>(path)).user;
}

/** One room; null when nobody of that id ever asked for an address. */
export async function fetchRoom(userId: string): Promise<RoomPage | null> {
  try {
    const path = `/api/rooms/${encodeURIComponent(userId)}`;
    return (await callJson<{ room: RoomPage }>(path)).room;
  } catch (error) {
    if (error instanceof ActionError && error.code === notFound) return null;
    throw error;
  }
}

/** The stream of this user, who is to be signed in. @throws OtherAccountError */
export async function fetchStudio(userId: string): Promise<StudioView> {
  const { studio } = await callJson<{ studio: StudioView }>("/api/studio");
  tellSession(studio.userId);
  if (studio.userId !== userId) throw new OtherAccountError(studio.userId);
  return studio;
}

/** "Go live": everybody may watch what this user, who is to be signed in, alone has seen so far. */
export async function goLive(userid: string): Promise<StudioView> {
  return (await callJson<{ studio: StudioView }>("/api/studio/live", { userid })).studio;
}

/** Ends the broadcast of this user, who is to be signed in, and disconnects the encoder. */
export async function endBroadcast(userid: string): Promise<StudioView> {
  return (await callJson<{ studio: StudioView }>("/api/studio/end", { userid })).studio;
}

/** What staff told this user, who is to be signed in, has been read. */
export async function readNotices(userid: string, ids: readonly string[]): Promise<StudioView> {
  const order = { userid, ids };
  return (await callJson<{ studio: StudioView }>("/api/studio/notices/read", order)).studio;
}

/** What arrived of the signed-in broadcaster's own stream in the last minutes, oldest first. */
export async function fetchIngest(): Promise<readonly IngestSample[]> {
  return (await callJson<{ samples: readonly IngestSample[] }>("/api/studio/ingest")).samples;
}

/** Own broadcasts of this user, who is to be signed in; page from 1. @throws OtherAccountError */
export async function fetchBroadcasts(
  userId: string,
  page: number,
): Promise<Page<BroadcastSummary>> {
  const path = `/api/broadcasts?page=${page}`;
  const answer = await callJson<{ userId: string; broadcasts: Page<BroadcastSummary> }>(path);
  tellSession(answer.userId);
  if (answer.userId !== userId) throw new OtherAccountError(answer.userId);
  return answer.broadcasts;
}

/** One of one's own broadcasts; null when there is none of that id. */
export async function fetchBroadcast(id: string): Promise<BroadcastPage | null> {
  try {
    return await callJson<BroadcastPage>(`/api/broadcasts/${encodeURIComponent(id)}`);
  } catch (error) {
    if (error instanceof ActionError && error.code === notFound) return null;
    throw error;
  }
}

/** The push address of this user, who is to be signed in; another one where `renew` asks for it. */
export async function requestKey(userid: string, renew = false): Promise<PushAddress> {
  return (await callJson<{ address: PushAddress }>("/api/studio/key", { userid, renew })).address;
}

/** Another stream key; `disconnected` is false when whoever pushes could not be sent away. */
export function rotateKey(
  userid: string,
  atOnce: boolean,
): Promise<{ readonly address: PushAddress; readonly disconnected: boolean | null }> {
  return callJson("/api/studio/key/rotate", { userid, atOnce });
}

/** A profile for OBS, a zip with the push address of this user in it. */
export async function requestObsProfile(userid: string, height: number): Promise<Blob> {
  const response = await send("/api/studio/obs-profile", { userid, height });
  const isFile = response.headers.get("content-type") === "application/zip";
  // A refusal comes in the envelope.
  return isFile ? response.blob() : readAnswer<never>(await response.json());
}

/** Permission to upload one picture of this type and size. */
export function requestPicture(picture: {
  readonly contentType: string;
  readonly sizeBytes: number;
}): Promise<PictureTicket> {
  return callJson<PictureTicket>("/api/pictures", picture);
}

/** Has the server look at what was uploaded; answers its public address. */
export async function confirmPicture(key: string): Promise<string> {
  return (await callJson<{ url: string }>("/api/pictures/confirm", { key })).url;
}

export async function signIn(input: {
  readonly userId: string;
  readonly password: string;
}): Promise<AccountView> {
  return (await callJson<{ account: AccountView }>("/api/account/login", input)).account;
}

export async function register(input: {
  readonly userId: string;
  readonly password: string;
  readonly nickname: string;
}): Promise<AccountView> {
  return (await callJson<{ account: AccountView }>("/api/account/register", input)).account;
}

export async function signOut(): Promise<void> {
  await callJson("/api/account/logout", {});
}

/** The account API's envelope `{code, message, data}`; GET without a body. */
export async function callJson<T>(path: string, body?: object): Promise<T> {
  return readAnswer<T>(await (await send(path, body)).json());
}

function readAnswer<T>(envelope: unknown): T {
  const answer = envelope as {
    code: number;
    message: string;
    data: T & { retryAfterSeconds?: number; reason?: string; words?: string; requestId?: string };
  };
  if (answer.code !== success) {
    const { retryAfterSeconds, reason, words, requestId } = answer.data;
    if (reason === signedOut) tellSession(null);
    const { code, message } = answer;
    throw new ActionError(code, message, retryAfterSeconds, reason, words, requestId);
  }
  return answer.data;
}

async function send(path: string, body?: object): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, {
      method: body ? "POST" : "GET",
      headers: body ? { "content-type": "application/json" } : {},
      body: body ? JSON.stringify(body) : undefined,
    });
  } catch {
    throw new ActionError(0, "The server could not be reached.");
  }
  if (!response.ok) {
    const { status, headers } = response;
    const requestId = headers.get("x-request-id") ?? "";
    throw new ActionError(status, `HTTP ${status}`, undefined, undefined, undefined, requestId);
  }
  return response;
}
