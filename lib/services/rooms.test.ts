import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findLive, updateLive } from "@/db/repositories/live";
import { ServiceError } from "@/lib/errors";
import { getRoom, leaveRoom, listBoth, listLives, requestAddress } from "./rooms";
import { openTestServices, type TestServices } from "./services-fixture";
import { applyStreamEvent } from "./stream-events";

let services: TestServices;
beforeEach(() => {
  services = openTestServices();
});
afterEach(() => services.close());

const origin = "https://live.example:8443";
const ask = (userid: string, more: object = {}) =>
  requestAddress(
    services,
    {
      userid,
      groupid: "g1",
      title: "T",
      nickname: "",
      headpic: "",
      frontcover: "",
      location: "",
      desc: "",
      ...more,
    },
    origin,
  );
const goLive = (userid: string, sequence = "s") =>
  applyStreamEvent(services, {
    kind: "start",
    streamName: `1000_${userid}`,
    sequence,
    atMs: services.now(),
  });
const tape = (userid: string, endMs: number) =>
  applyStreamEvent(services, {
    kind: "record",
    streamName: `1000_${userid}`,
    atMs: endMs,
    fileId: `f-${userid}-${endMs}`,
    format: "mp4",
    url: "/tapes/x/y/e0.mp4",
    startMs: endMs - 5000,
    endMs,
    durationSeconds: 5,
    sizeBytes: 1,
  });

describe("asking for a push address", () => {
  it("signs an address on the host that the caller used", async () => {
    const address = await ask("alice_01");
    expect(address.url).toMatch(
      /^rtmp:\/\/live\.example\/live\/1000_alice_01\?bizid=1000&txSecret=[0-9a-f]{32}&txTime=[0-9a-f]{8}$/,
    );
    expect(`${address.server}/${address.streamKey}`).toBe(address.url);
    expect(address.expiresAtMs).toBe(services.now() + 86_400_000);
  });

  it("gives a phone that repeats its request the same address, and a later one a new one", async () => {
    const first = await ask("alice_01");
    services.advance(15_000);
    expect(await ask("alice_01")).toEqual(first);
    services.advance(10_000);
    expect((await ask("alice_01")).url).not.toBe(first.url);
  });

  it("resets the counters for a new broadcast, but not of one on air", async () => {
    await ask("alice_01");
    const likes = (likeCount: number) =>
      services.database.write((db) => updateLive(db, "alice_01", { likeCount }));
    await likes(5);
    services.advance(60_000);
    await ask("alice_01");
    expect(getRoom(services, "alice_01", "").likeCount).toBe(0);
    await goLive("alice_01");
    await likes(7);
    services.advance(60_000);
    await ask("alice_01", { title: "New title" });
    expect(getRoom(services, "alice_01", "")).toMatchObject({
      likeCount: 7,
      title: "New title",
      online: true,
    });
  });

  it("keeps userids apart whose stream names would be equal", async () => {
    await ask("a-bc");
    await ask("a_bc");
    await ask("小明同学");
    const names = ["a-bc", "a_bc", "小明同学"].map(
      (userid) => findLive(services.database.read, userid)?.streamName,
    );
    expect(names[0]).toBe("1000_a_bc");
    expect(names[1]).toMatch(/^1000_a_bc_[0-9a-f]{6}$/);
    expect(names[2]).toMatch(/^1000_____+[0-9a-f]{6}$/);
  });

  it("does not put anybody online", async () => {
    await ask("alice_01");
    await leaveRoom(services, "nobody");
    expect(listLives(services, { page: 1, pageSize: 10 }, origin)).toEqual({ items: [], total: 0 });
  });
});

describe("lists", () => {
  it("runs lives, then recordings, across the borders of pages", async () => {
    for (const userid of ["u001x", "u002x", "u003x"]) {
      await ask(userid);
      await goLive(userid);
      services.advance(1000);
    }
    await ask("u009x");
    for (const age of [0, 10_000, 20_000]) await tape("u009x", services.now() - age);
    const titles = (page: number) => {
      const { lives, tapes, total } = listBoth(services, { page, pageSize: 2 }, origin);
      expect(total).toBe(6);
      return [...lives.map((room) => room.userId), ...tapes.map((item) => item.fileId)];
    };
    const now = services.now();
    expect([1, 2, 3, 4].map(titles)).toEqual([
      ["u003x", "u002x"],
      ["u001x", `f-u009x-${now}`],
      [`f-u009x-${now - 10_000}`, `f-u009x-${now - 20_000}`],
      [],
    ]);
  });

  it("forgets recordings after the configured days", async () => {
    await ask("u009x");
    await tape("u009x", services.now());
    expect(listBoth(services, { page: 1, pageSize: 10 }, origin).total).toBe(1);
    services.advance(8 * 86_400_000);
    expect(listBoth(services, { page: 1, pageSize: 10 }, origin).total).toBe(0);
  });

  it("says notFound for a user who never asked for an address", () => {
    expect(() => getRoom(services, "nobody", "")).toThrow(ServiceError);
  });
});
