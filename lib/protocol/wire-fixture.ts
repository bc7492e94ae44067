import { vi } from "vitest";
import * as accountRows from "@/db/repositories/accounts";
import type { Role } from "@/lib/auth/actor";
import { seal } from "@/lib/auth/seal";
import { newToken, tokenHashOf } from "@/lib/auth/web-session";
import { clientIpHeader } from "@/lib/server/client-address";
import { type LoginInfo, loginInfoOf, signInToRooms } from "@/lib/services/room-sign-in";
import type { TestServices } from "@/lib/services/services-fixture";
import { liteavSig } from "@/lib/signing/liteav-sig";
import { answerAccountCall } from "./account/answer-account-call";
import { dispatchAction } from "./dispatch";
import { answerRoomCall } from "./room/answer-room-call";

export { addTape, beginPush, endPush } from "@/lib/services/live-fixture";

/** Address at which the test clients reach the server. */
export const origin = "http://live.example:3000";
export type Headers = Readonly<Record<string, string>>;
export type Fields = Readonly<Record<string, unknown>>;
/** A body as it is, or the value that becomes its JSON text. */
export type Body = string | Uint8Array<ArrayBuffer> | Fields;

/** The answer of any of the three protocols. */
export interface WireAnswer {
  readonly status: number;
  readonly headers: globalThis.Headers;
  readonly json: Record<string, unknown>;
  /** `returnValue` or `code`. */
  readonly code: unknown;
  /** `returnData`, `data`, or the whole of a flat answer. */
  readonly data: Record<string, unknown>;
}

function requestOf(path: string, body: Body, headers: Headers, method = "POST"): Request {
  const raw = typeof body === "string" || body instanceof Uint8Array ? body : JSON.stringify(body);
  return new Request(`${origin}${path}`, {
    method,
    headers: { [clientIpHeader]: "203.0.113.7", ...headers },
    ...(method === "GET" ? {} : { body: raw }),
  });
}

async function read(response: Response, code: string, data: string | null): Promise<WireAnswer> {
  const json = (await response.json()) as Record<string, unknown>;
  const { status, headers } = response;
  const inner = data === null ? json : json[data];
  return { status, headers, json, code: json[code], data: inner as Record<string, unknown> };
}

export async function sendAction(
  services: TestServices,
  body: Body,
  headers: Headers = {},
): Promise<WireAnswer> {
  const response = await dispatchAction(services, requestOf("/interface.php", body, headers));
  return read(response, "returnValue", "returnData");
}

export async function sendAccount(
  services: TestServices,
  route: string,
  body: Body,
  headers: Headers = {},
): Promise<WireAnswer> {
  const response = await answerAccountCall(services, requestOf(`/${route}`, body, headers));
  return read(response, "code", "data");
}

/** `path` is what follows `/weapp/`, with its query. */
export async function sendRoom(
  services: TestServices,
  path: string,
  body: Body = "",
  method = "POST",
  headers: Headers = {},
): Promise<WireAnswer> {
  const request = requestOf(`/weapp/${path}`, body, headers, method);
  return read(await answerRoomCall(services, request), "code", null);
}

/** argon2id of `md5(md5("Passw0rd8") + "alice_01")`, which opens the account of alice_01 alone. */
const passwordHash =
  "$argon2id$v=19$m=19456,t=2,p=1$b8m3XydbNLNiS9FGcwEyIw$q+jS0bhV8IUeUAoZs4g14AY9ocSRzxzm/4IifHYGsQ4";

/** An account without the cost of a registration. */
export async function makeAccount(services: TestServices, userid: string, role: Role = "user") {
  await services.database.write((db) =>
    accountRows.insertAccount(db, {
      userid,
      nickname: userid,
      avatar: "",
      frontcover: "",
      sex: -1,
      role,
      passwordHash,
      createdMs: services.now(),
    }),
  );
}

/** A session of the web (cookie, Bearer) of an account. */
export async function webToken(services: TestServices, userid: string): Promise<string> {
  return insertSession(services, userid, "");
}

/** A session of an app: the same, and good for `Liteav-Sig`. */
export async function appToken(services: TestServices, userid: string): Promise<string> {
  const token = newToken();
  return insertSession(services, userid, seal(services.config.sessionKey, token), token);
}

async function insertSession(
  services: TestServices,
  userid: string,
  sealedToken: string,
  token = newToken(),
): Promise<string> {
  await services.database.write((db) =>
    accountRows.insertWebSession(db, {
      tokenHash: tokenHashOf(token),
      userid,
      createdMs: services.now(),
      expiresMs: services.now() + 86_400_000,
      sealedToken,
      refreshHash: "",
    }),
  );
  return token;
}

/** `Liteav-Sig` over the body as it is sent. */
export function signed(token: string, body: string): Headers {
  return { "liteav-sig": liteavSig(token, body) };
}

/** A UserSig of the moment of the test: the library that makes it reads the wall clock. */
export function loginInfo(services: TestServices, userId: string): LoginInfo {
  if (vi.isFakeTimers()) return loginInfoOf(services, userId);
  vi.useFakeTimers({ toFake: ["Date"], now: services.now() });
  try {
    return loginInfoOf(services, userId);
  } finally {
    vi.useRealTimers();
  }
}

/** A RoomService token and the query that every call carries. */
export async function roomQuery(services: TestServices, userId: string): Promise<string> {
  const { sdkAppId, userSig } = loginInfo(services, userId);
  const input = { sdkAppId: String(sdkAppId), userId, userSig };
  const token = await signInToRooms(services, input, "203.0.113.7");
  return `userID=${userId}&token=${token}`;
}
