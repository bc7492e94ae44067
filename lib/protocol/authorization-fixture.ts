import { insertGuest } from "@/db/repositories/web-guests";
import { guestCookieName } from "@/lib/auth/web-guest";
import { newToken, tokenHashOf } from "@/lib/auth/web-session";
import { addAnchor } from "@/lib/services/room-anchors";
import { createRoom } from "@/lib/services/room-service";
import { requestAddress } from "@/lib/services/rooms";
import { openTestServices, type TestServices } from "@/lib/services/services-fixture";
import type { Operation } from "./operation";
import { addTape, appToken, beginPush, makeAccount, origin, webToken } from "./wire-fixture";

/** The two switches for callers without an account. */
export interface Switches {
  readonly GUEST_API: "on" | "off";
  readonly GUEST_BROADCAST: "on" | "off";
}

export const allSwitches: readonly Switches[] = (["on", "off"] as const).flatMap((api) =>
  (["on", "off"] as const).map((live) => ({ GUEST_API: api, GUEST_BROADCAST: live })),
);

/** alice_01, the owner of what is asked for. */
export const owner = "alice_01";
/** A userid that nobody registered, known by an earlier broadcast. */
export const guest = "frank_06";

/** The userid of somebody who only has a nickname in a browser; nobody may name it. */
export const webGuest = "guest-abcdefg234";

/** Who calls, and under which userid. */
export interface CallerCase {
  readonly name: string;
  /** Whether the request has the cookie of `webGuest`. */
  readonly isWebGuest?: true;
  /** Signed in as; null: nobody. */
  readonly signedInAs: string | null;
  readonly role: "user" | "moderator" | "admin" | null;
  /** The userid in the request. */
  readonly names: string;
}

export const callers: readonly CallerCase[] = [
  { name: "anonymous", signedInAs: null, role: null, names: owner },
  { name: "a guest", signedInAs: null, role: null, names: guest },
  { name: "a web guest", isWebGuest: true, signedInAs: null, role: null, names: owner },
  { name: "a web guest himself", isWebGuest: true, signedInAs: null, role: null, names: webGuest },
  { name: "somebody for a web guest", signedInAs: "bob_02", role: "user", names: webGuest },
  { name: "the owner", signedInAs: owner, role: "user", names: owner },
  { name: "another user", signedInAs: "bob_02", role: "user", names: owner },
  { name: "another user for a guest", signedInAs: "bob_02", role: "user", names: guest },
  { name: "a moderator", signedInAs: "mod_03", role: "moderator", names: owner },
  { name: "an administrator", signedInAs: "root_99", role: "admin", names: owner },
];

/** How a caller proves who he is. */
export const proofs = ["cookie", "Bearer", "Liteav-Sig"] as const;
export type Proof = (typeof proofs)[number];

/** A server with these switches, its accounts, their tokens and something to ask for. */
export interface Place {
  readonly switches: Switches;
  readonly services: TestServices;
  readonly webTokens: ReadonlyMap<string, string>;
  readonly appTokens: ReadonlyMap<string, string>;
  /** The `Cookie` header of `webGuest`'s browser. */
  readonly guestCookie: string;
}

const plenty = {
  GUESTS_PER_HOUR: "1000000",
  ENTERS_PER_MINUTE: "1000000",
  REPORTS_PER_HOUR: "1000000",
  ROOM_LOGINS_PER_MINUTE: "1000000",
  LOGIN_ATTEMPTS: "1000000",
  REGISTRATIONS_PER_HOUR: "1000000",
  COSKEY_APPID: "1250000000",
  COSKEY_BUCKET: "xzb",
  COSKEY_BUCKET_REGION: "ap-guangzhou",
  COSKEY_SECRETID: "AKIDEXAMPLE",
  COSKEY_SECRETKEY: "COSSECRETKEYEXAMPLE",
  COS_LEGACY_SIGN: "on",
} as const;

export async function openPlace(switches: Switches): Promise<Place> {
  const services = openTestServices({ ...plenty, ...switches });
  const roles = [
    [owner, "user"],
    ["bob_02", "user"],
    ["mod_03", "moderator"],
    ["root_99", "admin"],
  ] as const;
  await Promise.all(roles.map(([userid, role]) => makeAccount(services, userid, role)));
  const about = { title: "Run", nickname: "", headpic: "", frontcover: "", location: "", desc: "" };
  for (const userid of [owner, guest]) {
    await requestAddress(services, { userid, groupid: `@TGS#${userid}`, ...about }, origin);
  }
  await beginPush(services, owner);
  services.advance(60_000);
  await addTape(services, owner, "tape-1");
  const room = { roomId: "room_1", roomInfo: "Run", roomName: "", userName: "A", userAvatar: "" };
  await createRoom(services, { userId: owner, clientIp: "" }, room, origin);
  await addAnchor(services, { userId: owner, clientIp: "" }, room);
  const users = roles.map(([userid]) => userid);
  const tokens = async (make: typeof webToken) =>
    new Map(await Promise.all(users.map(async (id) => [id, await make(services, id)] as const)));
  return {
    switches,
    services,
    webTokens: await tokens(webToken),
    appTokens: await tokens(appToken),
    guestCookie: await addWebGuest(services),
  };
}

async function addWebGuest({ database, now }: TestServices): Promise<string> {
  const token = newToken();
  const times = { createdMs: now(), seenMs: now() };
  const row = { tokenHash: tokenHashOf(token), userid: webGuest, nickname: "Gus", addressHash: "" };
  await database.write((db) => insertGuest(db, { ...row, ...times }));
  return `${guestCookieName}=${token}`;
}

/** A valid request of this operation in the name of `userid`. */
export function bodyFor({ input, name, example }: Operation, userid: string) {
  const shape = (input as unknown as { shape?: Readonly<Record<string, unknown>> }).shape ?? {};
  return {
    ...example,
    ...("userid" in shape ? { userid } : {}),
    ...("userID" in shape ? { userID: userid } : {}),
    // Files belong to who announced them first.
    ...(name === "UploadUGCVideo" ? { file_id: `file-${userid}` } : {}),
  };
}

export const words = ({ GUEST_API, GUEST_BROADCAST }: Switches) =>
  `GUEST_API ${GUEST_API}, GUEST_BROADCAST ${GUEST_BROADCAST}`;
