import { createHash } from "node:crypto";
import { enterPlace } from "@/lib/services/audience";
import { changeLikes } from "@/lib/services/likes";
import { addAnchor } from "@/lib/services/room-anchors";
import { setCustomField } from "@/lib/services/room-custom";
import { anchorAddress, createRoom } from "@/lib/services/room-service";
import { requestAddress } from "@/lib/services/rooms";
import type { TestServices } from "@/lib/services/services-fixture";
import { dumpTables, restoreTables, type TableDump } from "@/lib/services/tables-fixture";
import { announceVideo } from "@/lib/services/ugc";
import { addTape, beginPush, endPush, makeAccount, origin } from "../wire-fixture";

/** Variables of the server that the goldens talk to. */
export const environment = {
  PUSH_KEY: "PUSHKEYEXAMPLE0123456789",
  /** The addresses in the scene are hashed with it. */
  SESSION_KEY: "SESSIONKEYEXAMPLE0123456789",
  IM_SECRETKEY: "IMSECRETKEYEXAMPLE0123456789",
  COSKEY_APPID: "1250000000",
  COSKEY_BUCKET: "xzb",
  COSKEY_BUCKET_REGION: "ap-guangzhou",
  COSKEY_SECRETID: "AKIDEXAMPLE",
  COSKEY_SECRETKEY: "COSSECRETKEYEXAMPLE",
  COS_LEGACY_SIGN: "on",
} as const;

/** Unix seconds of what happens in the scene. */
export const at = {
  tapeStart: 1_800_000_000,
  tapeEnd: 1_800_000_421,
  alice: 1_800_000_481,
  dave: 1_800_000_491,
  now: 1_800_000_500,
} as const;

/** The signed push URL as a phone must get it, worked out from the documents alone. */
export function pushUrl(stream: string, issuedAt: number = at.now): string {
  const txTime = (issuedAt + 86_400).toString(16);
  const digest = createHash("md5").update(`${environment.PUSH_KEY}${stream}${txTime}`);
  const query = `bizid=1000&txSecret=${digest.digest("hex")}&txTime=${txTime}`;
  return `rtmp://live.example/live/${stream}?${query}`;
}

/** `YYYY-MM-DD hh:mm:ss` in the time zone of the server. */
export const localTime = (seconds: number) => new Date(seconds * 1000).toLocaleString("sv-SE");

const alice = {
  userid: "alice_01",
  nickname: "Alice",
  headpic: "https://img.example/a.png",
  frontcover: "https://img.example/c.png",
  location: "Shenzhen",
  desc: "",
};
const dave = { userId: "dave_04", clientIp: "203.0.113.4" };
const carol = { userId: "carol_03", clientIp: "203.0.113.3" };
/** He is at the address from which the goldens are sent. */
const bob = { userId: "bob_02", clientIp: "203.0.113.7" };
const anonymous = { kind: "anonymous" } as const;

let remembered: TableDump | undefined;

/** The scene below; made once per file of tests, as every write costs a commit. */
export async function setScene(services: TestServices): Promise<void> {
  if (remembered) {
    services.advance(at.now * 1000 - services.now());
    return restoreTables(services, remembered);
  }
  await playScene(services);
  remembered = dumpTables(services);
}

/**
 * A recording and a running live of alice_01 (first generation, no account), a RoomService room of
 * dave_04 (an account) which carol_03 has joined, bob_02 watching both, and a short video.
 */
async function playScene(services: TestServices): Promise<void> {
  await makeAccount(services, "dave_04");
  await makeAccount(services, "root_99", "admin");
  await requestAddress(services, { ...alice, groupid: "@TGS#old", title: "Yesterday" }, origin);
  await beginPush(services, "alice_01", "old");
  services.advance(421_000);
  await endPush(services, "alice_01", "old");
  await addTape(services, "alice_01", "tape-alice", { seconds: 421 });
  await addTape(services, "alice_01", "tape-alice-mp4", { seconds: 421, format: "mp4" });
  services.advance(60_000);
  const today = { ...alice, groupid: "@TGS#aXYZ12345", title: "Morning run" };
  await requestAddress(services, today, origin);
  await beginPush(services, "alice_01", "new");
  const ofAlice = { liveuserid: "alice_01", groupid: "@TGS#aXYZ12345", isTape: false };
  const viewer = { userid: "bob_02", nickname: "Bob", headpic: "" };
  await enterPlace(services, ofAlice, viewer, { actor: anonymous, clientIp: bob.clientIp });
  const like = { userid: "alice_01", target: "live", change: 1 } as const;
  await changeLikes(services, { actor: anonymous, clientIp: bob.clientIp }, like);
  services.advance(10_000);
  await openRoom(services);
  const { headpic, frontcover, ...rest } = alice;
  const video = { avatarUrl: headpic, coverUrl: frontcover, ...rest, userId: "alice_01" };
  const file = { fileId: "ugc-1", title: "A short one", playUrl: "https://vod.example/a.mp4" };
  await announceVideo(
    services,
    { ...video, ...file },
    { actor: anonymous, clientIp: "203.0.113.1" },
  );
  services.advance(9000);
}

async function openRoom(services: TestServices): Promise<void> {
  await anchorAddress(services, dave, origin);
  await beginPush(services, "dave_04");
  const roomInfo = '{"title":"Room of Dave","frontcover":"","location":"Wuhan"}';
  const named = { roomId: "room_dave", roomInfo, roomName: "", userName: "", userAvatar: "" };
  await createRoom(services, dave, named, origin);
  const daveShown = { userName: "Dave", userAvatar: "https://img.example/d.png" };
  await addAnchor(services, dave, { roomId: "room_dave", ...daveShown });
  await anchorAddress(services, carol, origin);
  await beginPush(services, "carol_03");
  const carolShown = { roomId: "room_dave", userName: "Carol", userAvatar: "" };
  await addAnchor(services, carol, carolShown);
  const where = { liveuserid: "dave_04", groupid: "room_dave", isTape: false };
  const viewer = { userid: "bob_02", nickname: "Bob", headpic: "" };
  await enterPlace(services, where, viewer, { actor: anonymous, clientIp: bob.clientIp });
  const field = { roomId: "room_dave", operation: "inc", value: 1 } as const;
  await setCustomField(services, bob, { ...field, field: "praise" });
  await setCustomField(services, dave, { ...field, field: "gifts", value: 2 });
}
