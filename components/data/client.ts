import { livesOnHome, tapesPerPage } from "@/lib/shared/list-sizes";
import type {
  AccountView,
  Page,
  PictureTicket,
  PushAddress,
  Room,
  StudioView,
  Tape,
} from "@/lib/shared/models";
import { otherAccount, signedOut } from "@/lib/shared/session-refusal";
import { tellSession } from "./session-news";
import { roomOfItem, tapeOfItem, type WireItem } from "./wire-item";

/** The server refused; `code` is the number of its error table. 0 means it was not reached. */
export class ActionError extends Error {
  override readonly name = "ActionError";

  constructor(
    readonly code: number,
    message: string,
    readonly retryAfterSeconds?: number,
    /** Why, where the door gives its reasons a name. */
    readonly reason = "",
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

/** Code of `GetUserInfo` for a user or recording that does not exist. */
const notFound = 2003;
/** Code of success in the account API's envelope. */
const success = 200;

/** Running lives. */
export async function fetchLives(): Promise<Page<Room>> {
  const list = await fetchListPage(1, 1, livesOnHome);
  return { items: list.items.map(roomOfItem), total: list.total };
}

/** Recordings of the last days, page from 1. */
export async function fetchTapes(page: number): Promise<Page<Tape>> {
  const list = await fetchListPage(2, page, tapesPerPage);
  return { items: list.items.map(tapeOfItem), total: list.total };
}

/** One room; null when nobody of that id ever asked for an address. */
export async function fetchRoom(userId: string): Promise<Room | null> {
  try {
    const data = await callAction({ Action: "GetUserInfo", userid: userId, type: 0, fileid: "" });
    return roomOfItem(data as WireItem);
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

/** A push address for this user, who is to be signed in; the cover is an uploaded one, or empty. */
export async function requestAddress(about: {
  readonly userid: string;
  readonly title: string;
  readonly frontcover: string;
}): Promise<PushAddress> {
  return (await callJson<{ address: PushAddress }>("/api/studio", about)).address;
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

async function fetchListPage(
  flag: number,
  page: number,
  pageSize: number,
): Promise<{ items: WireItem[]; total: number }> {
  const data = (await callAction({
    Action: "FetchList",
    flag,
    pageno: page,
    pagesize: pageSize,
  })) as { totalcount: number; pusherlist: WireItem[] };
  return { items: data.pusherlist, total: data.totalcount };
}

/** The Action API's envelope `{returnValue, returnMsg, returnData}`. */
async function callAction(body: object): Promise<unknown> {
  const answer = (await post("/api/action", body)) as {
    returnValue: number;
    returnMsg: string;
    returnData: unknown;
  };
  if (answer.returnValue !== 0) throw new ActionError(answer.returnValue, answer.returnMsg);
  return answer.returnData;
}

/** The account API's envelope `{code, message, data}`; GET without a body. */
export async function callJson<T>(path: string, body?: object): Promise<T> {
  const answer = (await post(path, body)) as {
    code: number;
    message: string;
    data: T & { retryAfterSeconds?: number; reason?: string };
  };
  if (answer.code !== success) {
    const { retryAfterSeconds, reason } = answer.data;
    if (reason === signedOut) tellSession(null);
    throw new ActionError(answer.code, answer.message, retryAfterSeconds, reason);
  }
  return answer.data;
}

async function post(path: string, body?: object): Promise<unknown> {
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
  if (!response.ok) throw new ActionError(response.status, `HTTP ${response.status}`);
  return response.json();
}
