import { createHash } from "node:crypto";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { CallbackCenter } from "./callback-center";
import { type CallbackReceiver, startCallbackReceiver } from "./callback-receiver";
import { callbackSign } from "./callback-sign";
import { asOldRecord, type EventBody } from "./event-bodies";
import { exampleEvent, UNSIGNED_EXAMPLES } from "./example-events";
import { reordered } from "./held-events";

const KEY = "callbackkey";
const SOURCE = { appId: 1_250_000_000, pushDomain: "push.example.com" };

let receiver: CallbackReceiver;
let center: CallbackCenter;

beforeEach(async () => {
  receiver = await startCallbackReceiver();
  center = new CallbackCenter({
    url: receiver.url,
    key: () => KEY,
    nowMs: Date.now,
    retryIntervalMs: 1,
  });
});

afterEach(async () => {
  await center.stop();
  await receiver.stop();
});

function event(stream: string, event_type = 1): EventBody {
  return { event_type, stream_id: stream };
}

function streams(): unknown[] {
  return receiver.received.map(({ body }) => body.stream_id);
}

describe("a notification", () => {
  it("is signed with the key and good for ten minutes", async () => {
    const sentSeconds = Math.floor(Date.now() / 1000);
    await center.send(event("a"));
    const { t, sign } = receiver.received[0]?.body ?? {};
    expect(Number(t)).toBeGreaterThanOrEqual(sentSeconds + 600);
    expect(Number(t)).toBeLessThanOrEqual(Math.ceil(Date.now() / 1000) + 600);
    expect(sign).toBe(createHash("md5").update(`${KEY}${t}`).digest("hex"));
  });

  it.each([
    ["cbkey-7f3a", 1_765_000_600, "472adf302b1ed58269bf88052cb86deb"],
    ["CALLBACKKEYEXAMPLEA", 1_533_082_200, "a091479a329832f7800fa43f07af84fc"],
    ["CALLBACKKEYEXAMPLEA", 1_796_256_000, "43480e801da5bac66e5f5cdcf377fcad"],
    ["APIKEYEXAMPLE0123456789abcdef012", 1_533_082_200, "2883ad8ea3ae74325226556d29b1aece"],
  ])("carries the sign of the vector for %s and %d", (key, t, sign) => {
    expect(callbackSign(key, t)).toBe(sign);
  });

  it("is repeated until the answer is 200, with the same sign", async () => {
    receiver.statuses.push(500, 403, 302, 204);
    expect(await center.send(event("a"))).toBe(200);
    expect(center.sentLog.map(({ status }) => status)).toEqual([500, 403, 302, 204, 200]);
    expect(new Set(receiver.received.map(({ body }) => body.sign)).size).toBe(1);
  });

  it("is repeated twelve times at most, a screenshot five times", async () => {
    receiver.statuses.push(...Array.from({ length: 50 }, () => 500));
    expect(await center.send(event("a"))).toBe(500);
    expect(receiver.received).toHaveLength(13);
    await center.send(event("b", 200));
    expect(receiver.received).toHaveLength(13 + 6);
  });

  it("is repeated when nobody answers in time", async () => {
    center.timeoutMs = 1000;
    receiver.statuses.push(0);
    expect(await center.send(event("a"))).toBe(200);
    expect(center.sentLog.map(({ status }) => status)).toEqual(["timeout", 200]);
  });

  it("is repeated when nobody listens", async () => {
    await receiver.stop();
    expect(await center.send(event("a"))).toBe("unreachable");
    expect(center.sentLog).toHaveLength(13);
  });

  it("goes to the URL of its own type, and nowhere without one", async () => {
    center.urls.set(100, `${receiver.url}?action=record`);
    await center.send(event("a", 100));
    expect(receiver.received[0]?.url).toBe("/callback?action=record");
    center.url = undefined;
    expect(await center.send(event("a"))).toBe("no url");
  });
});

describe("faults on request", () => {
  it("sends copies", async () => {
    center.duplicate = 2;
    await center.send(event("a"));
    expect(streams()).toEqual(["a", "a", "a"]);
  });

  it("loses the next ones, or those that fit", async () => {
    center.dropNext(2);
    for (const stream of ["a", "b", "c"]) await center.send(event(stream));
    center.drop((body) => body.event_type === 0);
    await center.send(event("d", 0));
    await center.send(event("e"));
    center.drop(undefined);
    await center.send(event("f", 0));
    expect(streams()).toEqual(["c", "e", "f"]);
    expect(center.sentLog.filter(({ status }) => status === "dropped")).toHaveLength(3);
  });

  it("holds back and lets go in reverse", async () => {
    center.reorder = { hold: 3 };
    await Promise.all(["a", "b", "c"].map((stream) => center.send(event(stream))));
    expect(streams()).toEqual(["c", "b", "a"]);
  });

  it("lets go what is held when the reordering ends", async () => {
    center.reorder = { hold: 10 };
    const sent = [center.send(event("a")), center.send(event("b"))];
    expect(center.pending).toBe(2);
    center.reorder = undefined;
    await Promise.all(sent);
    expect(streams()).toEqual(["b", "a"]);
  });

  it("shuffles by a seed: nothing is lost and the same seed gives the same order", () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.integer(), (items, seed) => {
        const order = reordered(items, seed);
        expect([...order].sort()).toEqual([...items].sort());
        expect(order).toEqual(reordered(items, seed));
      }),
    );
  });

  it("pauses, and goes on in order", async () => {
    center.paused = true;
    const sent = [center.send(event("a")), center.send(event("b"))];
    expect(receiver.received).toEqual([]);
    center.paused = false;
    await Promise.all(sent);
    expect(streams().sort()).toEqual(["a", "b"]);
  });

  it("rewrites before it signs", async () => {
    center.rewrite = (body) => ({ ...body, stream_id: "rewritten", errcode: "0" });
    await center.send(event("a"));
    expect(receiver.received[0]?.body).toMatchObject({ stream_id: "rewritten", errcode: "0" });
  });

  it("leaves the sign out of a type", async () => {
    center.unsigned(1);
    await center.send(event("a"));
    center.unsigned(1, false);
    await center.send(event("b"));
    expect(receiver.received[0]?.body).not.toHaveProperty("sign");
    expect(receiver.received[1]?.body).toHaveProperty("sign");
  });

  it.each([
    ["wrongKey", true, false],
    ["expired", false, true],
    ["tampered", true, false],
  ] as const)("forges with %s", async (kind, wrongSign, expired) => {
    await center.forge(kind, event("a"));
    const { t, sign } = receiver.received[0]?.body ?? {};
    expect(sign !== callbackSign(KEY, Number(t))).toBe(wrongSign);
    expect(Number(t) < Date.now() / 1000).toBe(expired);
  });

  it("forges without a sign", async () => {
    await center.forge("noSign", event("a"));
    expect(receiver.received[0]?.body).toEqual(event("a"));
  });

  it("stops what is held, repeated and under way", async () => {
    receiver.statuses.push(500);
    center.retryIntervalMs = 3_600_000;
    const repeated = center.send(event("a"));
    await expect.poll(() => receiver.received.length).toBe(1);
    center.reorder = { hold: 10 };
    const held = center.send(event("b"));
    await center.stop();
    expect(await Promise.all([repeated, held])).toEqual(["stopped", "stopped"]);
  });
});

describe("hand-made events", () => {
  it.each([314, 315, 317, 321, 328, 332, 338, 341] as const)("has one of type %d", async (type) => {
    if (UNSIGNED_EXAMPLES.includes(type)) center.unsigned(type);
    await center.send(exampleEvent(type, SOURCE, "1000_alice", Date.now()));
    const { body } = receiver.received[0] ?? {};
    expect(body).toMatchObject({ event_type: type, appid: SOURCE.appId });
    expect(body?.stream_id ?? body?.streamId).toBe("1000_alice");
    expect("sign" in (body ?? {})).toBe(!UNSIGNED_EXAMPLES.includes(type));
  });

  it("turns a recording into one of 2018, with video_id and a size as text", () => {
    const old = asOldRecord({ event_type: 100, appid: 1, file_size: 12, record_bps: 3 });
    expect(old).toMatchObject({ file_size: "12", vod2Flag: 1 });
    expect(old.video_id).toMatch(/^1_\d{16}$/);
    expect(old).not.toHaveProperty("record_bps");
  });
});
