import { afterEach, beforeEach, expect, it } from "vitest";
import * as live from "@/db/repositories/live";
import { changeRoomSetting } from "@/db/repositories/room-settings";
import { addTape, announceLive, beginPush, endPush } from "./live-fixture";
import { oembedOf } from "./oembed";
import { refreshStream } from "./refresh-stream";
import { roomPageOf } from "./room-page";
import { listRooms } from "./room-view";
import { getRoom, listAllLives, listBoth, listLives, listTapes } from "./rooms";
import { openTestServices, type TestServices } from "./services-fixture";
import { expireSessions } from "./stream-events";
import { userPageOf } from "./user-page";
import { wallOf } from "./wall";

const user = "alice_01";
const origin = "http://h";
const page = { page: 1, pageSize: 20 };

let services: TestServices;
beforeEach(async () => {
  services = openTestServices({ LIST_MEMORY_MS: "0", TAPE_MIN_SECONDS: "5" });
  await announceLive(services, user, { nickname: "Alice" });
  await services.database.write((db) =>
    changeRoomSetting(db, user, { manualPublic: 1 }, services.now()),
  );
});
afterEach(() => services.close());

/** Whatever anybody but the broadcaster is told about her. */
async function seenByOthers() {
  const db = services.database.read;
  // A clock goes on whatever happens.
  const clocks = { serverNowMs: 0, recentSinceMs: 0 };
  return {
    room: { ...roomPageOf(services, user, origin), ...clocks },
    wall: { ...(await wallOf(services, { search: "", page: 1 }, origin)), ...clocks },
    found: { ...(await wallOf(services, { search: "Run", page: 1 }, origin)), ...clocks },
    user: { ...userPageOf(services, { userid: user, page: 1 }, origin), ...clocks },
    fetchList: [
      listLives(services, page, origin),
      listTapes(services, page, origin),
      listBoth(services, page, origin),
      listAllLives(services, page, origin),
    ],
    short: getRoom(services, user, origin),
    rooms: listRooms(services, { count: 20, index: 0 }, origin),
    oembed: oembedOf(services, { url: `${origin}/live/${user}` }, { origin, name: "Site" }),
    chatGroup: live.findLiveByGroup(db, `@TGS#${user}`),
    onAir: live.countOnline(db),
  };
}

const goPublic = () =>
  services.database.write((db) => {
    live.updateLive(db, user, { wentPublicMs: services.now() });
    refreshStream(services, db, live.findLive(db, user)?.streamName ?? "");
  });

it("a preview shows nowhere: not while it runs, is lost, is over, nor by its recording", async () => {
  const before = await seenByOthers();
  services.advance(5000);
  await beginPush(services, user, "s1");
  expect(await seenByOthers()).toEqual(before);
  services.advance(20_000);
  await endPush(services, user, "s1", true);
  expect(await seenByOthers()).toEqual(before);
  services.advance(services.config.reconnectGraceSeconds * 1000);
  await expireSessions(services, services.now());
  await addTape(services, user, "tape-1", { seconds: 10 });
  expect(await seenByOthers()).toEqual(before);
});

it("the broadcast before it is still the last one for viewers", async () => {
  await beginPush(services, user, "s1");
  services.advance(5000);
  await goPublic();
  services.advance(20_000);
  await endPush(services, user, "s1");
  const { room } = await seenByOthers();
  expect(room).toMatchObject({ online: false, lastLive: { endedAtMs: services.now() } });
  services.advance(60_000);
  await beginPush(services, user, "s2");
  services.advance(10_000);
  await endPush(services, user, "s2");
  const after = (await seenByOthers()).room.lastLive;
  expect(after).toMatchObject({
    startedAtMs: room.lastLive?.startedAtMs,
    endedAtMs: room.lastLive?.endedAtMs,
  });
});

it("viewers' timer begins when it goes public, and everything shows it then", async () => {
  await beginPush(services, user, "s1");
  services.advance(30_000);
  await goPublic();
  const { room, wall, rooms, onAir, chatGroup } = await seenByOthers();
  expect(room).toMatchObject({ online: true, startedAtMs: services.now() });
  expect(wall.lives.items).toMatchObject([{ userId: user, startedAtMs: services.now() }]);
  expect(rooms).toHaveLength(1);
  expect([onAir, chatGroup?.userid]).toEqual([1, user]);
});
