import { afterEach, beforeEach, expect, it } from "vitest";
import { findLive } from "@/db/repositories/live";
import { findTape } from "@/db/repositories/tapes";
import type { LiveProvider } from "@/lib/providers/live-provider";
import { callbackSign } from "@/lib/signing/callback-sign";
import type { Caller } from "./acting";
import { receiveCallback } from "./callbacks";
import { requireTape } from "./require-tape";
import { openTestServices, type TestServices, tencentEnvironment } from "./services-fixture";
import { currentKey, rotateKey } from "./stream-key";

const alice: Caller = {
  actor: { kind: "user", userId: "alice_01", nickname: "Alice", role: "user" },
  clientIp: "192.0.2.1",
};
const streamName = "8888_alice_01";

let services: TestServices;
let dropped: string[];
beforeEach(() => {
  const opened = openTestServices(tencentEnvironment);
  dropped = [];
  const live: LiveProvider = Object.create(opened.live, {
    stopPublisher: { value: async (name: string) => void dropped.push(name) },
  });
  services = { ...opened, live };
});
afterEach(() => services.close());

/** What LVB reports of a push by this key, as it stands in the push URL. */
function report(streamKey: string, fields: object) {
  const seconds = Math.floor(services.now() / 1000);
  const t = seconds + 600;
  const body = {
    stream_id: streamName,
    stream_param: streamKey.split("?")[1],
    event_time: seconds,
    user_ip: "203.0.113.9",
    ...fields,
    t,
    sign: callbackSign(services.config.apiKey, String(t)),
  };
  return receiveCallback(services, {
    source: "/callback/Live_callback.php",
    clientIp: "203.0.113.1",
    bodyText: JSON.stringify(body),
    urlSecret: "",
  });
}
const refused = () => services.refusedPushes.of(streamName).map(({ why }) => why);

it("sends away whom LVB lets in by a key that was changed, and tells the studio", async () => {
  const wanted = { userid: "alice_01", renew: false };
  const old = await currentKey(services, alice, wanted, "");
  const { address, disconnected } = await rotateKey(
    services,
    alice,
    { ...wanted, atOnce: true },
    "",
  );
  // Somebody may have been let in whom nobody has reported yet.
  expect([disconnected, dropped]).toEqual([null, [streamName]]);
  services.advance(2000);
  await report(old.streamKey, { event_type: 1, sequence: "1" });
  expect(dropped).toEqual([streamName, streamName]);
  expect(services.refusedPushes.of(streamName)).toEqual([
    { atMs: services.now(), why: "rotated", detail: "", clientIp: "203.0.113.9", agent: "" },
  ]);
  expect(findLive(services.database.read, "alice_01")).toMatchObject({ status: 0 });
  await report(address.streamKey, { event_type: 1, sequence: "2" });
  expect(findLive(services.database.read, "alice_01")).toMatchObject({ status: 1 });
  expect(dropped).toHaveLength(2);
});

it("judges a push whose report is late by the time at which it began", async () => {
  const wanted = { userid: "alice_01", renew: false };
  const old = await currentKey(services, alice, wanted, "");
  await rotateKey(services, alice, { ...wanted, atOnce: false }, "");
  const event_time = Math.floor(services.now() / 1000) + 290;
  services.advance(310_000);
  await report(old.streamKey, { event_type: 1, sequence: "1", event_time });
  expect(findLive(services.database.read, "alice_01")).toMatchObject({ status: 1 });
  expect(refused()).toEqual([]);
});

it("tells the studio of a push that LVB itself has turned away, and why", async () => {
  const { streamKey } = await currentKey(services, alice, { userid: "", renew: false }, "");
  const end = { event_type: 0, errcode: 18 };
  await report(streamKey.replace("txSecret=", "txSecret=0"), { ...end, sequence: "1" });
  services.advance(1000);
  await report(streamName, { ...end, sequence: "2" });
  expect(refused()).toEqual(["other", "wrongKey"]);
  services.advance(86_400_000);
  await report(streamKey, { ...end, sequence: "3" });
  expect(refused()).toEqual(["expired"]);
  expect(dropped).toEqual([]);
});

it.each(["first", "last"])(
  "keeps what LVB recorded of it from others, its file reported %s",
  async (when) => {
    const wanted = { userid: "alice_01", renew: false };
    const old = await currentKey(services, alice, wanted, "");
    const { address } = await rotateKey(services, alice, { ...wanted, atOnce: true }, "");
    await report(address.streamKey, { event_type: 1, sequence: "1" });
    services.advance(30_000);
    await report(address.streamKey, { event_type: 0, errcode: 3, sequence: "1" });
    services.advance(5000);
    const thiefS = Math.floor(services.now() / 1000);
    const tape = (file_id: string, start_time: number, end_time: number) =>
      report("", {
        ...{ event_type: 100, file_id, file_format: "hls", start_time, end_time, file_size: 1 },
        ...{ duration: end_time - start_time, video_url: `http://vod.example/${file_id}.m3u8` },
      });
    const begin = () => report(old.streamKey, { event_type: 1, sequence: "2", event_time: thiefS });
    services.advance(20_000);
    if (when === "last") await begin();
    await tape("thief", thiefS, thiefS + 15);
    if (when === "first") await begin();
    await report(address.streamKey, { event_type: 1, sequence: "3" });
    await tape("own", thiefS - 35, thiefS - 5);
    const db = services.database.read;
    expect(findTape(db, "own")).toMatchObject({ listed: 1, sessionId: expect.any(String) });
    expect(findTape(db, "thief")).toMatchObject({ listed: 0, sessionId: null });
    expect(() => requireTape(db, "thief", "")).toThrow();
    expect(requireTape(db, "thief", "alice_01").fileId).toBe("thief");
  },
);
