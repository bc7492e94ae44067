import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { insertAccount } from "@/db/repositories/accounts";
import { staffNotice } from "@/db/schema/sqlite-admin";
import { noticesShown } from "@/lib/shared/staff-notice";
import type { Caller } from "./acting";
import { addTape, announceLive, beginPush, endPush } from "./live-fixture";
import { openTestServices, type TestServices } from "./services-fixture";
import { messageBroadcaster } from "./staff-messages";
import { type NewStaffNotice, noticesOf, notifyBroadcaster, readNotices } from "./staff-notices";

const user = "alice_01";
const callerOf = (userId: string, role: "user" | "moderator" = "user"): Caller => ({
  actor: { kind: "user", userId, nickname: "", role },
  clientIp: "",
});
const owner = callerOf(user);

let services: TestServices;
beforeEach(async () => {
  services = openTestServices();
  await services.database.write((db) => {
    for (const [userid, role] of [
      [user, "user"],
      ["bob_02", "user"],
      ["boss_01", "admin"],
      ["mod_01", "moderator"],
    ] as const) {
      insertAccount(db, {
        ...{ userid, nickname: userid, avatar: "", role, passwordHash: "", createdMs: 1 },
      });
    }
  });
});
afterEach(() => services.close());

const message = { userid: user, kind: "message", text: "Hello", sentBy: "boss_01" } as const;
const tell = (change: Partial<NewStaffNotice> = {}) =>
  services.database.write((db) => notifyBroadcaster(services, db, { ...message, ...change }));
const shown = (userid = user) => noticesOf(services.database.read, userid);
const count = () => services.database.read.select().from(staffNotice).all().length;

describe("what staff tells a broadcaster", () => {
  it("is there until it is read, the newest first, without the name of who sent it", async () => {
    await tell();
    services.advance(1000);
    await tell({ text: "Again", sentBy: "mod_01" });
    expect(shown()).toMatchObject([
      { kind: "message", by: "moderator", text: "Again", sentAtMs: services.now() },
      { kind: "message", by: "admin", text: "Hello" },
    ]);
    expect(JSON.stringify(shown())).not.toMatch(/boss_01|mod_01/);
    const [newest] = shown();
    await readNotices(services, owner, user, [newest?.id ?? ""]);
    await readNotices(services, owner, user, [newest?.id ?? "", "unknown"]);
    expect(shown().map(({ text }) => text)).toEqual(["Hello"]);
  });

  it("is read by nobody else", async () => {
    await tell();
    const ids = shown().map(({ id }) => id);
    await readNotices(services, callerOf("bob_02"), "bob_02", ids);
    expect(shown()).toHaveLength(1);
    await expect(readNotices(services, callerOf("bob_02"), user, ids)).rejects.toMatchObject({
      code: "unverified",
    });
    expect(shown("bob_02")).toEqual([]);
  });

  it("names the recording that it is about", async () => {
    await announceLive(services, user, { title: "Finale" });
    await beginPush(services, user);
    services.advance(60_000);
    await endPush(services, user);
    await addTape(services, user, "file1");
    await tell({ kind: "tapeWithheld", text: "Copyright", about: "file1" });
    await tell({ kind: "tapeDeleted", text: "", about: "gone", sentBy: "" });
    expect(shown().sort((a, b) => a.kind.localeCompare(b.kind))).toMatchObject([
      { kind: "tapeDeleted", by: "server", title: "", untilMs: null },
      { kind: "tapeWithheld", title: "Finale", untilMs: null },
    ]);
  });

  it("is not kept for whoever has no account, who may be somebody else one day", async () => {
    await announceLive(services, "guest_01");
    await tell({ userid: "guest_01" });
    expect(count()).toBe(0);
  });

  it("does not grow without end, read or not", async () => {
    for (let index = 0; index < 120; index += 1) {
      await tell({ text: String(index) });
      services.advance(1);
    }
    expect(count()).toBe(100);
    expect(shown()).toHaveLength(noticesShown);
    expect(shown()[0]?.text).toBe("119");
    await readNotices(
      services,
      owner,
      user,
      shown().map(({ id }) => id),
    );
    services.advance(91 * 86_400_000);
    await tell();
    expect(count()).toBe(91);
  });
});

describe("a message to a broadcaster", () => {
  const moderator = callerOf("mod_01", "moderator");

  it("comes from staff alone", async () => {
    await messageBroadcaster(services, moderator, user, "Hi");
    expect(shown()).toMatchObject([{ text: "Hi", by: "moderator" }]);
    await expect(messageBroadcaster(services, owner, user, "Hi")).rejects.toMatchObject({
      code: "unverified",
    });
  });

  it("reaches nobody without an account, and says which of both it is", async () => {
    await announceLive(services, "guest_01");
    await expect(messageBroadcaster(services, moderator, "guest_01", "Hi")).rejects.toMatchObject({
      code: "notSupported",
      data: { reason: "noStudio" },
    });
    await expect(messageBroadcaster(services, moderator, "nobody", "Hi")).rejects.toMatchObject({
      code: "notFound",
    });
  });
});
