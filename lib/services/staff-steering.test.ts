import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { insertAccount } from "@/db/repositories/accounts";
import { auditLines } from "@/db/repositories/audit-log";
import * as live from "@/db/repositories/live";
import { findSession } from "@/db/repositories/live-sessions";
import { CloudError } from "@/lib/providers/cloud-error";
import type { StaffRole } from "@/lib/shared/staff";
import type { Caller } from "./acting";
import { BanEnds } from "./ban-ends";
import { broadcastsOf } from "./broadcasts";
import { announceLive, beginPush, endPush } from "./live-fixture";
import { orderLive } from "./live-orders";
import { authorizePublish } from "./publish-authorization";
import { requestAddress } from "./rooms";
import { openTestServices, type TestServices } from "./services-fixture";
import { noticesOf } from "./staff-notices";
import { allowLive, forbidLive, stopLive } from "./steering";
import { studioOf } from "./studio";

const user = "alice_01";
const staff = (role: StaffRole): Caller => ({
  actor: { kind: "user", userId: `${role}_01`, nickname: "", role },
  clientIp: "203.0.113.9",
});
const moderator = staff("moderator");
const admin = staff("admin");
const forever = { untilMs: null, reason: "" };

let services: TestServices;
/** What the source was told. */
let told: string[];
/** The source answers nothing. */
let silent: boolean;

beforeEach(async () => {
  const real = openTestServices();
  told = [];
  silent = false;
  const tell = async (what: string) => {
    if (silent) throw new CloudError("live", "unreachable", "", "no answer");
    told.push(what);
  };
  const provider = Object.assign(Object.create(real.live) as typeof real.live, {
    stopPublisher: (name: string) => tell(`stop ${name}`),
    forbidPublisher: (name: string, reason: string, untilMs: number | null) =>
      tell(`forbid ${name} until ${untilMs}: ${reason}`),
    allowPublisher: (name: string) => tell(`allow ${name}`),
  });
  services = { ...real, live: provider };
  await services.database.write((db) => {
    for (const [userid, role] of [
      [user, "user"],
      ["moderator_01", "moderator"],
      ["admin_01", "admin"],
      ["never_01", "user"],
    ] as const) {
      insertAccount(db, {
        ...{ userid, nickname: userid, avatar: "", role, passwordHash: "", createdMs: 1 },
      });
    }
  });
});
afterEach(() => services.close());

const row = () => live.findLive(services.database.read, user);
const session = () => findSession(services.database.read, row()?.sessionId ?? "");
const notices = () => noticesOf(services.database.read, user);
const view = () => studioOf(services, user, "");

async function addressOf(userid: string): Promise<URL> {
  const about = { title: "T", nickname: "", desc: "", headpic: "", frontcover: "", location: "" };
  const { url } = await requestAddress(services, { userid, groupid: "", ...about }, "http://h");
  return new URL(url);
}
const publish = (url: URL) =>
  authorizePublish(services, {
    app: "live",
    streamName: url.pathname.split("/").at(-1) ?? "",
    query: url.searchParams,
    clientIp: "::1",
    userAgent: "",
  });

describe("a broadcast that staff ends", () => {
  it("is over, says who and why in the studio and in the history", async () => {
    await announceLive(services, user);
    await beginPush(services, user);
    services.advance(10_000);
    await stopLive(services, moderator, user, "Loud advertising");
    await endPush(services, user, user, true);
    expect(told).toEqual(["stop 1000_alice_01"]);
    expect(session()).toMatchObject({
      ...{ endedBy: "moderator_01", endedReason: "Loud advertising", graceUntilMs: null },
    });
    const endedBy = { by: "moderator", reason: "Loud advertising" };
    expect(await view()).toMatchObject({ state: "ended", endedBy });
    expect(broadcastsOf(services, user, 1).items).toMatchObject([{ endedBy }]);
    expect(notices()).toMatchObject([
      { kind: "stopped", by: "moderator", text: "Loud advertising", sentAtMs: services.now() },
    ]);
  });

  it("is not brought back by its encoder, until its broadcaster wants another one", async () => {
    const url = await addressOf(user);
    await beginPush(services, user);
    services.advance(30_000);
    await stopLive(services, admin, user);
    await endPush(services, user, user, true);
    services.advance(2000);
    expect(await publish(url)).toEqual({
      ...{ allowed: false, why: "endedByStaff", reason: expect.stringContaining("staff") },
    });
    await addressOf(user);
    expect((await publish(url)).allowed).toBe(true);
  });

  it("has its first reason when two of the staff end it", async () => {
    await announceLive(services, user);
    await beginPush(services, user);
    await Promise.all([
      stopLive(services, moderator, user, "first"),
      stopLive(services, admin, user, "second"),
    ]);
    await stopLive(services, admin, user, "third");
    expect(session()).toMatchObject({ endedBy: "moderator_01", endedReason: "first" });
    expect(notices().map(({ text }) => text)).toEqual(["first"]);
  });

  it("was not ended by anybody when the cloud did not do it", async () => {
    await announceLive(services, user);
    await beginPush(services, user);
    silent = true;
    await expect(stopLive(services, admin, user, "why")).rejects.toMatchObject({
      code: "cloudUnavailable",
    });
    expect(session()).toMatchObject({ endedBy: "", endedReason: "", endedMs: null });
    expect(notices()).toEqual([]);
  });

  it("is nothing to whoever is not on air, and nobody's where there is nobody", async () => {
    await stopLive(services, admin, "never_01");
    await announceLive(services, user);
    await stopLive(services, admin, user, "why");
    expect(notices()).toEqual([]);
    expect(row()?.endedByOwnerMs).toBe(0);
    await expect(stopLive(services, admin, "nobody")).rejects.toMatchObject({ code: "notFound" });
  });
});

describe("a ban", () => {
  it("ends the broadcast, holds until its time and says so everywhere", async () => {
    const url = await addressOf(user);
    await beginPush(services, user);
    services.advance(10_000);
    const untilMs = services.now() + 60_000;
    await forbidLive(services, moderator, user, { untilMs, reason: "Spam" });
    const until = new Date(untilMs).toISOString();
    const reason = `This broadcaster may not go live until ${until}. Reason: Spam`;
    expect(told).toEqual([
      `forbid 1000_alice_01 until ${untilMs}: ${reason}`,
      "stop 1000_alice_01",
    ]);
    await endPush(services, user, user, true);
    expect(await publish(url)).toEqual({ allowed: false, why: "forbidden", reason });
    expect(await view()).toMatchObject({
      ...{ state: "forbidden", ban: { untilMs, reason: "Spam" } },
      notices: [{ kind: "forbidden", by: "moderator", text: "Spam", untilMs }],
    });
    services.advance(59_999);
    expect((await publish(url)).allowed).toBe(false);
  });

  it("ends by itself at its time, for pushes at that moment and for the books soon after", async () => {
    const url = await addressOf(user);
    await beginPush(services, user);
    await forbidLive(services, admin, user, { untilMs: services.now() + 60_000, reason: "" });
    await endPush(services, user, user, true);
    const ends = new BanEnds(services);
    await ends.look();
    expect(row()?.forbidStatus).toBe(1);
    services.advance(60_000);
    expect((await view()).state).not.toBe("forbidden");
    await ends.look();
    await ends.look();
    expect(row()).toMatchObject({ forbidStatus: 0, forbidUntilMs: 0, forbidReason: "" });
    expect((await publish(url)).allowed).toBe(true);
    expect(told.filter((it) => it.startsWith("allow"))).toHaveLength(1);
    expect(notices()[0]).toMatchObject({ kind: "allowed", by: "server" });
    expect(auditLines(services.database.read, {}, 10)).toMatchObject([
      { via: "system", actor: "", action: "adminAllowLive", target: user, outcome: "done" },
    ]);
  });

  it("stays in the books until the source has let go of it, and is tried again later", async () => {
    await announceLive(services, user);
    await forbidLive(services, admin, user, { untilMs: services.now() + 1000, reason: "" });
    const ends = new BanEnds(services);
    services.advance(2000);
    silent = true;
    await ends.look();
    expect(row()?.forbidStatus).toBe(1);
    silent = false;
    told = [];
    await ends.look();
    expect(told).toEqual([]);
    services.advance(30_000);
    await ends.look();
    expect(told).toEqual(["allow 1000_alice_01"]);
    expect(row()?.forbidStatus).toBe(0);
  });

  it("that is given anew while an old one is lifted holds at the source as well", async () => {
    await announceLive(services, user);
    await forbidLive(services, admin, user, { untilMs: services.now() + 1000, reason: "" });
    services.advance(2000);
    const { live: provider } = services;
    const allow = provider.allowPublisher.bind(provider);
    provider.allowPublisher = async (name) => {
      await forbidLive(services, admin, user, forever);
      await allow(name);
    };
    await new BanEnds(services).look();
    expect(row()?.forbidStatus).toBe(1);
    expect(told.at(-1)).toMatch(/^forbid 1000_alice_01 until null/);
  });

  it("holds for an account that never broadcast, and is lifted for it", async () => {
    await forbidLive(services, admin, "never_01", { untilMs: null, reason: "Fake" });
    const url = await addressOf("never_01");
    expect(await publish(url)).toMatchObject({ allowed: false, why: "forbidden" });
    await allowLive(services, admin, "never_01");
    expect((await publish(url)).allowed).toBe(true);
    await expect(forbidLive(services, admin, "nobody", forever)).rejects.toMatchObject({
      code: "notFound",
    });
    expect(live.findLive(services.database.read, "nobody")).toBeNull();
  });

  it("is told once when two of the staff forbid the same, and again when it changes", async () => {
    await announceLive(services, user);
    await Promise.all([
      forbidLive(services, moderator, user, forever),
      forbidLive(services, admin, user, forever),
    ]);
    expect(notices()).toMatchObject([{ kind: "forbidden", by: "moderator", untilMs: null }]);
    await forbidLive(services, admin, user, { untilMs: null, reason: "Because" });
    expect(notices()).toHaveLength(2);
  });

  it("that is lifted lets the encoder back at once, which staff had kept out", async () => {
    const url = await addressOf(user);
    await beginPush(services, user);
    services.advance(30_000);
    await forbidLive(services, admin, user, forever);
    await endPush(services, user, user, true);
    services.advance(1000);
    await allowLive(services, moderator, user);
    await allowLive(services, moderator, user);
    expect((await publish(url)).allowed).toBe(true);
    expect(notices().map(({ kind }) => kind)).toEqual(["allowed", "forbidden"]);
  });

  it("is not for those of the staff who only look", async () => {
    await announceLive(services, user);
    for (const order of [
      stopLive(services, staff("readonly"), user),
      forbidLive(services, staff("readonly"), user, forever),
      allowLive(services, staff("readonly"), user),
    ]) {
      await expect(order).rejects.toMatchObject({ code: "unverified" });
    }
  });

  it("is told with how the broadcaster stands", async () => {
    await announceLive(services, user);
    const untilMs = services.now() + 1000;
    const order = { what: "forbid", untilMs, reason: "Spam" } as const;
    expect(await orderLive(services, admin, order, user)).toEqual({
      ...{ userId: user, forbidden: true, forbidUntilMs: untilMs, forbidReason: "Spam" },
    });
  });
});

it("a ban that is spoken while another is lifted stays, here and at the source", async () => {
  await announceLive(services, user);
  await forbidLive(services, admin, user, { untilMs: null, reason: "first" });
  const slow = Object.assign(Object.create(services.live) as typeof services.live, {
    // The other's order has come and gone before the source has answered ours.
    allowPublisher: () => forbidLive(services, moderator, user, { ...forever, reason: "second" }),
  });
  const allowed = allowLive({ ...services, live: slow }, admin, user);
  await expect(allowed).rejects.toMatchObject({ code: "conflict" });
  expect(row()).toMatchObject({ forbidStatus: 1, forbidReason: "second" });
  expect(told.at(-1)).toMatch(/^forbid .*second$/);
});
