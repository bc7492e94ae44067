import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { insertAccount, updateAccount } from "@/db/repositories/accounts";
import { updateLive } from "@/db/repositories/live";
import { addTapeLikes, findTape } from "@/db/repositories/tapes";
import { isServiceError } from "@/lib/errors";
import { tapesPerPage } from "@/lib/shared/list-sizes";
import { addTape, announceLive, beginPush, endPush } from "./live-fixture";
import { openTestServices, type TestServices } from "./services-fixture";
import { userPageOf } from "./user-page";

let services: TestServices;
beforeEach(() => {
  services = openTestServices({ TAPE_MIN_SECONDS: "5" });
});
afterEach(() => services.close());

const page = (userid: string, page = 1) => userPageOf(services, { userid, page }, "");
const register = (userid: string, nickname: string) =>
  services.database.write((db) =>
    insertAccount(db, {
      ...{ userid, nickname, avatar: "", frontcover: "", sex: -1, role: "user" },
      ...{ passwordHash: "secret-hash", createdMs: services.now() },
    }),
  );

describe("somebody's own page", () => {
  it("does not exist of whom nobody has heard", () => {
    let refusal: unknown;
    try {
      page("nobody_01");
    } catch (error) {
      refusal = error;
    }
    expect(isServiceError(refusal) && refusal.code).toBe("notFound");
  });

  it("exists for an account that never broadcast", async () => {
    await register("vera_01", "Vera");
    expect(page("vera_01")).toMatchObject({
      userId: "vera_01",
      nickname: "Vera",
      live: null,
      hasRoom: false,
      lastLiveAtMs: null,
      tapes: { items: [], total: 0 },
      likeCount: 0,
    });
    expect(JSON.stringify(page("vera_01"))).not.toContain("secret");
  });

  it("exists for a guest who broadcast, with what he called himself", async () => {
    await announceLive(services, "gast_01", { nickname: "Gast", headpic: "/a.png" });
    expect(page("gast_01")).toMatchObject({ nickname: "Gast", avatarUrl: "/a.png", hasRoom: true });
  });

  it("says what the account says, before what a broadcast said", async () => {
    await announceLive(services, "vera_01", { nickname: "V.", headpic: "/old.png" });
    await register("vera_01", "Vera");
    expect(page("vera_01")).toMatchObject({ nickname: "Vera", avatarUrl: "/old.png" });
    await services.database.write((db) =>
      updateAccount(db, "vera_01", { avatar: "/new.png", frontcover: "/band.png" }),
    );
    expect(page("vera_01")).toMatchObject({ avatarUrl: "/new.png", coverUrl: "/band.png" });
  });

  it("has the live while it is on air, then when it ended", async () => {
    await announceLive(services, "vera_01", { title: "Run" });
    expect(page("vera_01")).toMatchObject({ live: null, lastLiveAtMs: null });
    await beginPush(services, "vera_01");
    expect(page("vera_01").live).toMatchObject({ title: "Run", online: true });
    services.advance(60_000);
    await endPush(services, "vera_01");
    expect(page("vera_01")).toMatchObject({ live: null, lastLiveAtMs: services.now() });
  });

  it("does not show a phone that only joins somebody's picture", async () => {
    await announceLive(services, "vera_01");
    await beginPush(services, "vera_01");
    await services.database.write((db) => updateLive(db, "vera_01", { announced: 0 }));
    expect(page("vera_01").live).toBeNull();
  });

  it("has this user's listed recordings by pages, and their likes together", async () => {
    await announceLive(services, "other_01");
    await addTape(services, "other_01", "other");
    await announceLive(services, "vera_01");
    for (let i = 0; i < tapesPerPage + 1; i += 1) {
      await addTape(services, "vera_01", `tape_${i}`);
      services.advance(120_000);
    }
    await addTape(services, "vera_01", "too_short", { seconds: 1 });
    await services.database.write((db) => {
      for (const [fileId, likes] of [
        ["tape_0", 3],
        ["tape_5", 4],
        ["other", 100],
        ["too_short", 100],
      ] as const) {
        addTapeLikes(db, findTape(db, fileId)?.id ?? "", likes);
      }
    });
    expect(page("vera_01")).toMatchObject({ tapes: { total: tapesPerPage + 1 }, likeCount: 7 });
    expect(page("vera_01", 2).tapes.items.map(({ fileId }) => fileId)).toEqual(["tape_0"]);
    expect(page("vera_01", 3).tapes.items).toEqual([]);
  });
});
