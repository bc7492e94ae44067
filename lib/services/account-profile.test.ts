import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findAccount } from "@/db/repositories/accounts";
import { findLive } from "@/db/repositories/live";
import { findSession } from "@/db/repositories/live-sessions";
import { findPicture, insertTicket, movePicture } from "@/db/repositories/pictures";
import { makeAccount } from "@/lib/protocol/wire-fixture";
import { blockedWord } from "@/lib/shared/blocked-word";
import { accountProfileOf, changeProfile } from "./account-profile";
import { profileOf } from "./app-accounts";
import { addTape, announceLive, beginPush, endPush } from "./live-fixture";
import { getRoom, getTape } from "./rooms";
import { openUploadServices, storePicture } from "./uploads-fixture";

const origin = "http://live.example:3000";
let services: ReturnType<typeof openUploadServices>;
beforeEach(async () => {
  services = openUploadServices({ BLOCKED_WORDS: "spam" });
  await makeAccount(services, "alice_01");
  await makeAccount(services, "bob_02");
});
afterEach(() => services.close());

/** A picture of this user in the store, by the address that the browser has. */
async function picture(userId = "alice_01") {
  const { url, key } = await storePicture(services, userId, origin);
  return { key, url: url.slice(origin.length) };
}
const change = (wish: Parameters<typeof changeProfile>[2]) =>
  changeProfile(services, "alice_01", wish, origin);

describe("a profile", () => {
  it("changes in what is given and in nothing else", async () => {
    await change({ nickname: "Alice", sex: 1 });
    const { url } = await picture();
    expect(await change({ avatarUrl: url })).toEqual({
      userId: "alice_01",
      nickname: "Alice",
      sex: 1,
      avatarUrl: `${origin}${url}`,
      coverUrl: "",
      pictureMaxBytes: services.config.uploadMaxBytes,
    });
    expect(await change({})).toMatchObject({ nickname: "Alice", sex: 1 });
    expect(findAccount(services.database.read, "bob_02")?.nickname).toBe("bob_02");
  });

  it("is what the apps get as theirs, with whole addresses", async () => {
    const { url } = await picture();
    await change({ nickname: "Alice", sex: 0, avatarUrl: url, coverUrl: url });
    const seen = `${origin}${url}`;
    const expected = { nickname: "Alice", sex: 0, avatar: seen, frontcover: seen };
    expect(profileOf(services, "alice_01")).toEqual(expected);
  });

  it.each([
    ["", "alice_01"],
    ["   ", "alice_01"],
    [` ${"界".repeat(41)}`, "界".repeat(40)],
    ["😀".repeat(41), "😀".repeat(40)],
  ])("keeps the nickname %j as a registration would", async (nickname, kept) => {
    expect((await change({ nickname })).nickname).toBe(kept);
  });

  it("refuses a nickname with a blocked word and changes nothing with it", async () => {
    await expect(change({ nickname: "Spam Queen", sex: 1 })).rejects.toMatchObject({
      code: "malformedField",
      data: { reason: blockedWord },
    });
    expect(accountProfileOf(services, "alice_01")).toMatchObject({
      nickname: "alice_01",
      sex: -1,
    });
  });

  it("keeps a nickname from before its word was blocked when something else changes", async () => {
    await makeAccount(services, "spam_03");
    const wish = { nickname: "spam_03", sex: 1 } as const;
    await expect(changeProfile(services, "spam_03", wish, origin)).resolves.toMatchObject(wish);
  });
});

describe("a profile's picture", () => {
  it("is refused unless this user uploaded it here", async () => {
    const { url: foreign } = await picture("bob_02");
    for (const avatarUrl of [foreign, "https://evil.example/a.png", "/uploads/u/alice_01/x.png"]) {
      await expect(change({ avatarUrl })).rejects.toMatchObject({ code: "badRequest" });
      await expect(change({ coverUrl: avatarUrl })).rejects.toMatchObject({ code: "badRequest" });
    }
    const profile = accountProfileOf(services, "alice_01");
    expect(profile).toMatchObject({ avatarUrl: "", coverUrl: "" });
  });

  it("is refused again once the store has let it go", async () => {
    const { url, key } = await picture();
    await services.database.write((db) => db.run(`update picture set state = 'condemned'`));
    expect(findPicture(services.database.read, key)?.state).toBe("condemned");
    await expect(change({ avatarUrl: url })).rejects.toMatchObject({ code: "badRequest" });
  });

  it("goes from the profile when it is removed, and stays where others still show it", async () => {
    const { url, key } = await picture();
    await change({ avatarUrl: url, coverUrl: url });
    expect(await change({ avatarUrl: "" })).toMatchObject({ avatarUrl: "" });
    expect(accountProfileOf(services, "alice_01").coverUrl).toBe(`${origin}${url}`);
    expect(findPicture(services.database.read, key)?.state).toBe("fresh");
  });
});

describe("a profile's picture that is old", () => {
  it("stays however many newer ones its user uploads, and goes like the others once replaced", async () => {
    const { key, url } = await picture();
    await change({ avatarUrl: url });
    services.advance(1000);
    await services.database.write((db) => {
      for (let i = 0; i < 101; i += 1) {
        const about = { contentType: "image/png", sizeBytes: 1, createdMs: services.now() };
        insertTicket(db, { key: `u/alice_01/${i}.png`, userid: "alice_01", ...about });
        movePicture(db, `u/alice_01/${i}.png`, "ticket", { state: "stored" });
      }
    });
    const state = () => findPicture(services.database.read, key)?.state;
    await picture();
    expect(state()).toBe("fresh");
    await change({ avatarUrl: "" });
    await picture();
    expect(state()).toBe("condemned");
  });
});

describe("a room", () => {
  it("shows its broadcaster's new name and picture at once, on air or not", async () => {
    await announceLive(services, "alice_01", { nickname: "Alice" });
    await change({ nickname: "Ally" });
    expect(getRoom(services, "alice_01", "").nickname).toBe("Ally");
    await beginPush(services, "alice_01");
    const { url } = await picture();
    await change({ nickname: "Alicia", avatarUrl: url });
    const row = findLive(services.database.read, "alice_01");
    const shown = { nickname: "Alicia", headpic: `${origin}${url}` };
    expect(row).toMatchObject(shown);
    expect(findSession(services.database.read, row?.sessionId ?? "")).toMatchObject(shown);
    await change({ avatarUrl: "" });
    expect(getRoom(services, "alice_01", "").avatarUrl).toBe("");
  });

  it("keeps what an app said when something else of the profile changes", async () => {
    await announceLive(services, "alice_01", {
      nickname: "On air",
      headpic: "https://a.example/p",
    });
    await change({ sex: 1, coverUrl: "" });
    expect(getRoom(services, "alice_01", "")).toMatchObject({
      nickname: "On air",
      avatarUrl: "https://a.example/p",
    });
  });

  it("leaves the recordings of earlier broadcasts as they were", async () => {
    await announceLive(services, "alice_01", { nickname: "Then" });
    await beginPush(services, "alice_01");
    services.advance(60_000);
    await addTape(services, "alice_01", "tape-1");
    await endPush(services, "alice_01");
    await change({ nickname: "Now" });
    expect(getTape(services, "tape-1", "").nickname).toBe("Then");
  });
});
