import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { pageOfCallbacks } from "@/db/repositories/callback-ledger";
import { findLive, updateLive } from "@/db/repositories/live";
import { makeAccount } from "@/lib/protocol/wire-fixture";
import { listBoth } from "@/lib/services/rooms";
import { callbackSign } from "@/lib/signing/callback-sign";
import { receiveCallback } from "./callbacks";
import { announceLive, beginPush } from "./live-fixture";
import { openTestServices, type TestServices } from "./services-fixture";

let services: TestServices;
beforeEach(async () => {
  services = openTestServices({ CALLBACK_URL_SECRET: "Secret0123456789" });
  await announceLive(services, "alice_01");
});
afterEach(() => services.close());

const stream_id = "1000_alice_01";
const nowS = () => Math.floor(services.now() / 1000);

function send(body: object, { signed = true, urlSecret = "" } = {}) {
  const t = nowS() + 600;
  const proof = signed ? { t, sign: callbackSign(services.config.apiKey, String(t)) } : {};
  return receiveCallback(services, {
    source: "/callback/tape_callback.php",
    clientIp: "203.0.113.1",
    bodyText: JSON.stringify({ ...body, ...proof }),
    urlSecret,
  });
}

const effects = () =>
  pageOfCallbacks(services.database.read, { refusedOnly: false, offset: 0, limit: 10 })
    .map(({ eventType, effect, streamName }) => ({ eventType, effect, streamName }))
    .sort((a, b) => a.effect.localeCompare(b.effect));

describe("a screenshot (200)", () => {
  const shot = (seconds: number) => ({
    event_type: 200,
    stream_id,
    channel_id: stream_id,
    create_time: nowS() + seconds,
    pic_url: `/2026-11-21/${stream_id}-screenshot-${seconds}.jpg`,
    pic_full_url: `https://shots-1250000000.cos.ap-shanghai.myqcloud.com/${seconds}.jpg`,
  });
  const cover = () => listBoth(services, { page: 1, pageSize: 10 }, "http://h").lives[0]?.coverUrl;

  it("is the cover of a live without one, the newest whatever comes last", async () => {
    await beginPush(services, "alice_01");
    await send(shot(20));
    await send(shot(10));
    expect(cover()).toMatch(/\/20\.jpg$/);
  });

  it("of a broadcast before is none of this one", async () => {
    await send(shot(-500));
    await beginPush(services, "alice_01");
    expect(cover()).toBe("");
  });

  it("that is no web address changes nothing", async () => {
    await send({ ...shot(1), pic_full_url: "javascript:alert(1)" });
    expect(findLive(services.database.read, "alice_01")?.snapshotUrl).toBe("");
    expect(effects()[0]?.effect).toMatch(/^ignored: field pic_full_url/);
  });
});

describe("what is only to be read", () => {
  it.each([
    [314, { task_id: "t1", callback_event: "TaskExit", msg: '{"code":0}', stream_id }],
    [315, { stream_id, domain: "push.example", label: ["Abuse"] }],
    [
      317,
      { streamId: stream_id, img: "https://x/1.jpg", screenshotTime: 1_700_000_000, type: [1] },
    ],
    [321, { stream_id, sequence: "7", data_time: 1_700_000_000_000, abnormal_event: [] }],
    [328, { stream_id, event_name: "StreamBroken", event_time: 1_700_000_000_000 }],
    [332, { stream_id, session_id: "s", seq: 1, record_event: "record_paused" }],
    [341, { stream_id, record_event: "record_error" }],
  ])("%i is kept in the ledger under its stream", async (event_type, body) => {
    expect(await send({ event_type, ...body })).toEqual({ accepted: true });
    expect(effects()).toEqual([{ eventType: event_type, effect: "noted", streamName: stream_id }]);
  });

  it.each([
    [314, { task_id: "t1", callback_event: "TaskExit", msg: '{"code":0}' }],
    [317, { streamId: stream_id, img: "https://x/1.jpg", screenshotTime: 1_700_000_000 }],
    [332, { stream_id, session_id: "s", seq: 1, record_event: "record_paused" }],
  ])("%i is known when it comes again", async (event_type, body) => {
    await send({ event_type, ...body });
    await send({ event_type, ...body });
    expect(effects().map(({ effect }) => effect)).toEqual(["known already", "noted"]);
  });

  it("of a type that nobody knows is taken, and said to be unused", async () => {
    expect(await send({ event_type: 999, stream_id })).toEqual({ accepted: true });
    expect(effects()[0]?.effect).toBe("ignored: event type 999 is not used");
  });
});

describe("an event that Tencent Cloud sends unsigned", () => {
  const relay = { event_type: 314, task_id: "t1", callback_event: "TaskStart", msg: "{}" };

  it("is taken at the URL with the secret", async () => {
    const verdict = await send(relay, { signed: false, urlSecret: "Secret0123456789" });
    expect(verdict).toEqual({ accepted: true });
  });

  it.each([
    ["without the secret", relay, ""],
    ["with a wrong one", relay, "Secret0123456788"],
    ["of a type that is always signed", { event_type: 0, stream_id }, "Secret0123456789"],
  ])("is refused %s", async (_case, body, urlSecret) => {
    const verdict = await send(body, { signed: false, urlSecret });
    expect(verdict).toMatchObject({ accepted: false });
  });

  it("is refused with a wrong signature whatever the URL", async () => {
    const forged = { ...relay, t: nowS() + 600, sign: "0".repeat(32) };
    const verdict = await send(forged, { signed: false, urlSecret: "Secret0123456789" });
    expect(verdict).toEqual({ accepted: false, reason: "wrong sign" });
  });
});

it("of a stream that nobody here asked for is in the ledger and nowhere else", async () => {
  await send({
    ...{ event_type: 100, stream_id: "another_product", file_id: "f1", file_format: "mp4" },
    ...{ start_time: nowS() - 90, end_time: nowS(), video_url: "https://x/1.mp4" },
  });
  await send({
    ...{ event_type: 100, stream_id: "another_product", file_id: "f2", file_format: "hls" },
    ...{ start_time: nowS() - 90, end_time: nowS(), video_url: "https://x/1.m3u8" },
  });
  const unknown = "ignored: nobody here asked for this stream";
  expect(effects().map(({ effect }) => effect)).toEqual([unknown, unknown]);
  expect(listBoth(services, { page: 1, pageSize: 10 }, "http://h").tapes).toEqual([]);
});

it("a start that lies in the future is one of now", async () => {
  await send({ event_type: 1, stream_id, sequence: "9", event_time: nowS() + 31_536_000 });
  const [shown] = listBoth(services, { page: 1, pageSize: 10 }, "http://h").lives;
  expect(shown?.startedAtMs).toBe(nowS() * 1000);
});

describe("a start of whom we do not let in", () => {
  const began = (extra: object = {}) =>
    send({ event_type: 1, stream_id, sequence: "77", event_time: nowS(), ...extra });
  const online = () => listBoth(services, { page: 1, pageSize: 10 }, "http://h").lives;

  it("puts nobody on air while he is forbidden, nor does its repetition or its end", async () => {
    await services.database.write((db) => updateLive(db, "alice_01", { forbidStatus: 1 }));
    await began();
    await began();
    expect(online()).toEqual([]);
    expect(effects().map(({ effect }) => effect)).toEqual([
      "known already",
      "not let in: This broadcaster may not go live at the moment.",
    ]);
    await send({ event_type: 0, stream_id, sequence: "77", event_time: nowS() + 5, errcode: 1 });
    expect(online()).toEqual([]);
  });

  it("puts nobody on air with an address from before the name was registered", async () => {
    const expiresS = nowS() + 1000;
    await makeAccount(services, "alice_01");
    await began({ stream_param: `bizid=1000&txSecret=x&txTime=${expiresS.toString(16)}` });
    expect(online()).toEqual([]);
    expect(effects()[0]?.effect).toMatch(/^not let in: This address was issued before/);
  });

  it("is the start of a live when nothing speaks against it", async () => {
    await began({ stream_param: "bizid=1000" });
    expect(online()).toHaveLength(1);
  });
});
