import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findLive, updateLive } from "@/db/repositories/live";
import { findSession } from "@/db/repositories/live-sessions";
import type { LiveProvider } from "@/lib/providers/live-provider";
import { createAccount } from "./accounts";
import type { Caller } from "./acting";
import { announceLive, beginPush, endPush } from "./live-fixture";
import { authorizePublish } from "./publish-authorization";
import { openTestServices, type TestServices } from "./services-fixture";
import { applyStreamEvent } from "./stream-events";
import { currentKey, enoughLeftMs, rotateKey, studioKeyOf } from "./stream-key";
import { studioOf } from "./studio";

const origin = "https://live.example";
const alice: Caller = {
  actor: { kind: "user", userId: "alice_01", nickname: "Alice", role: "user" },
  clientIp: "192.0.2.1",
};

let services: TestServices;
let stopped: string[];
beforeEach(() => {
  const opened = openTestServices({ PUBLISHES_PER_MINUTE: "1000", PUBLIC_RTMP_URL: "rtmp://in" });
  stopped = [];
  const live: LiveProvider = Object.create(opened.live, {
    stopPublisher: { value: async (streamName: string) => void stopped.push(streamName) },
  });
  services = { ...opened, live };
});
afterEach(() => services.close());

const row = () => findLive(services.database.read, "alice_01");
const keyOf = async (renew = false) =>
  (await currentKey(services, alice, { userid: "alice_01", renew }, origin)).url;
const rotate = (atOnce = false) =>
  rotateKey(services, alice, { userid: "alice_01", atOnce }, origin);
const works = async (url: string) => {
  const { searchParams: query, pathname } = new URL(url);
  const streamName = pathname.split("/").at(-1) ?? "";
  const request = { app: "live", streamName, query, clientIp: "::1", userAgent: "" };
  const answer = await authorizePublish(services, request);
  return answer.allowed ? true : answer.why;
};

describe("the key that a broadcaster copies", () => {
  it("is made for who has none, under his own name", async () => {
    expect(studioKeyOf(services, "alice_01", origin).expiresAtMs).toBeNull();
    const address = await currentKey(services, alice, { userid: "", renew: false }, origin);
    expect(address).toMatchObject({ server: "rtmp://in/live", others: [] });
    expect(address.url).toBe(`${address.server}/${address.streamKey}`);
    expect(await works(address.url)).toBe(true);
    expect(row()).toMatchObject({ title: "alice_01", status: 0, announced: 1 });
    expect(studioKeyOf(services, "alice_01", origin)).toEqual({
      server: "rtmp://in/live",
      forms: [],
      expiresAtMs: address.expiresAtMs,
      previousUntilMs: null,
      lastUsed: null,
    });
  });

  it("is none that a guest of the name had asked for before it was registered", async () => {
    const account = { userId: "alice_01", wire: "0".repeat(32), nickname: "" };
    const { url: guests } = await announceLive(services, "alice_01");
    services.advance(60_000);
    await createAccount(services, account, "192.0.2.1");
    expect(await works(guests)).toBe("oldAddress");
    expect(studioKeyOf(services, "alice_01", origin).expiresAtMs).toBeNull();
    const own = await keyOf();
    expect(own).not.toBe(guests);
    expect(await works(own)).toBe(true);
    expect(await keyOf()).toBe(own);
  });

  it("stays the same until it is about to expire, and changes nothing of the room", async () => {
    const about = { title: "Run", location: "Shenzhen", frontcover: "https://h/c.jpg" };
    await announceLive(services, "alice_01", { groupid: "", ...about });
    const first = await keyOf();
    const before = row();
    services.advance(86_400_000 - enoughLeftMs);
    expect(await keyOf()).toBe(first);
    expect(row()).toEqual(before);
    services.advance(1000);
    const next = await keyOf();
    expect(next).not.toBe(first);
    expect(row()).toMatchObject(about);
    expect(await works(first)).toBe(true);
    expect(await works(next)).toBe(true);
    services.advance(enoughLeftMs);
    expect(await works(first)).toBe("expired");
  });

  it("is renewed without touching what is on air", async () => {
    await keyOf();
    await beginPush(services, "alice_01");
    await services.database.write((db) => updateLive(db, "alice_01", { likeCount: 7 }));
    const before = row();
    const session = findSession(services.database.read, before?.sessionId ?? "");
    services.advance(30_000);
    await keyOf(true);
    const { addressIssuedMs, addressExpiresS, ...kept } = row() ?? before ?? {};
    expect(before).toMatchObject(kept);
    expect(addressExpiresS).toBeGreaterThan(before?.addressExpiresS ?? 0);
    expect(addressIssuedMs).toBe(services.now());
    expect(findSession(services.database.read, before?.sessionId ?? "")).toEqual(session);
  });

  it("is another one each time that another is asked for, within the same second too", async () => {
    const keys = [
      await keyOf(),
      await keyOf(true),
      await keyOf(true),
      (await rotate()).address.url,
    ];
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe("a change of key", () => {
  it("lets the one before work for the grace, those of phones as well", async () => {
    const phone = (await announceLive(services, "alice_01")).url;
    services.advance(30_000);
    const { address, disconnected } = await rotate();
    expect(disconnected).toBeNull();
    expect([await works(phone), await works(address.url)]).toEqual([true, true]);
    const { previousUntilMs } = studioKeyOf(services, "alice_01", origin);
    expect(previousUntilMs).toBe(services.now() + 300_000);
    services.advance(300_000);
    expect([await works(phone), await works(address.url)]).toEqual(["rotated", true]);
    expect(studioKeyOf(services, "alice_01", origin).previousUntilMs).toBeNull();
    const later = (await announceLive(services, "alice_01")).url;
    expect(await works(later)).toBe(true);
  });

  it("twice within the grace shuts out neither of those before", async () => {
    const first = await keyOf();
    const second = (await rotate()).address.url;
    services.advance(60_000);
    const third = (await rotate()).address.url;
    const working = async () => [await works(first), await works(second), await works(third)];
    expect(await working()).toEqual([true, true, true]);
    services.advance(299_000);
    expect(await working()).toEqual([true, true, true]);
    services.advance(1000);
    expect(await working()).toEqual(["rotated", "rotated", true]);
  });

  it("at once ends what is pushed by the old one, public or not", async () => {
    const old = await keyOf();
    await beginPush(services, "alice_01");
    const refusal = {
      atMs: services.now(),
      why: "taken",
      detail: "",
      clientIp: "",
      agent: "",
    } as const;
    services.refusedPushes.note("1000_alice_01", refusal);
    const { address, disconnected } = await rotate(true);
    expect(services.refusedPushes.of("1000_alice_01")).toEqual([]);
    expect(disconnected).toBe(true);
    expect(stopped).toEqual(["1000_alice_01"]);
    expect([await works(old), await works(address.url)]).toEqual(["rotated", true]);
  });

  describe("and that somebody else was trying the one before", () => {
    const note = (url: string, why: "taken" | "rotated") =>
      services.refusedPushes.note(
        "1000_alice_01",
        { atMs: services.now(), why, detail: "", clientIp: "203.0.113.9", agent: "OBS" },
        new URL(url).searchParams,
      );
    const shown = async () =>
      (await studioOf(services, "alice_01", origin)).refused.map(({ why }) => why);

    it("is an alarm while that one still works, and none any more afterwards", async () => {
      const old = await keyOf();
      note(old, "taken");
      services.advance(1000);
      const { address } = await rotate();
      expect(await shown()).toEqual(["taken"]);
      services.advance(60_000);
      note(old, "taken");
      expect(await shown()).toEqual(["taken"]);
      services.advance(239_000);
      expect(await shown()).toEqual(["taken"]);
      services.advance(1000);
      expect(await shown()).toEqual([]);
      // He tries on, and is seen as what he is; whoever has the new one is an alarm again.
      note(old, "rotated");
      expect(await shown()).toEqual(["rotated"]);
      services.advance(1000);
      note(address.url, "taken");
      expect(await shown()).toEqual(["taken", "rotated"]);
    });

    it("is no alarm any more when it was changed at once", async () => {
      note(await keyOf(), "taken");
      await rotate(true);
      expect(await shown()).toEqual([]);
    });
  });

  it("at once disconnects nobody when nobody pushes", async () => {
    await keyOf();
    expect((await rotate(true)).disconnected).toBeNull();
    expect(stopped).toEqual([]);
  });
});

it("tells who used the key last", async () => {
  await keyOf();
  const event = { kind: "start", streamName: "1000_alice_01", atMs: services.now() } as const;
  const used = { clientIp: "198.51.100.7", agent: "FMLE/3.0" };
  await applyStreamEvent(services, { ...event, sequence: "1", ...used });
  await endPush(services, "alice_01", "1", true);
  services.advance(1000);
  const again = { atMs: services.now(), clientIp: "198.51.100.8", agent: "Lavf" };
  await applyStreamEvent(services, { ...event, sequence: "2", ...again });
  services.advance(1000);
  await applyStreamEvent(services, { ...event, sequence: "3", atMs: services.now() });
  const refused = { ...{ errorCode: 18, errorMessage: "" }, resumable: false };
  const over = { kind: "stop", streamName: "1000_alice_01", sequence: "3", ...refused } as const;
  await applyStreamEvent(services, { ...over, atMs: services.now() });
  expect(studioKeyOf(services, "alice_01", origin).lastUsed).toEqual(again);
});
