import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findAccount, insertAccount } from "@/db/repositories/accounts";
import { findLive } from "@/db/repositories/live";
import { blockedWord } from "@/lib/shared/blocked-word";
import { registerAccount } from "./accounts";
import { describeRoom, registerApp, updateProfile } from "./app-accounts";
import { announceLive } from "./live-fixture";
import { addAnchor } from "./room-anchors";
import { alice, bob, origin, roomScene } from "./room-fixture";
import { createRoom } from "./room-service";
import { findRoomView } from "./room-view";
import { openTestServices, type TestServices } from "./services-fixture";
import { withoutBlockedWords } from "./shown-words";

let services: TestServices;
beforeEach(() => {
  services = openTestServices({ BLOCKED_WORDS: "spam*, 广告" });
});
afterEach(() => services.close());

const { goLive } = roomScene(() => services);
const password = "Passw0rd8";
const reason = { data: { reason: blockedWord } };

/** An account from before the words were blocked. */
const makeAccount = (userid: string, nickname: string) =>
  services.database.write((db) =>
    insertAccount(db, {
      ...{ userid, nickname, avatar: "", frontcover: "", sex: -1, role: "user" },
      ...{ passwordHash: "", createdMs: services.now() },
    }),
  );
const nicknameOf = (userid: string) => findAccount(services.database.read, userid)?.nickname;
const about = {
  ...{ userid: "alice_01", groupid: "", title: "Run", nickname: "Alice", headpic: "" },
  ...{ frontcover: "", location: "Shenzhen", desc: "" },
};

describe("a new account", () => {
  const register = (userId: string, nickname: string) =>
    registerAccount(services, { userId, password, nickname }, "203.0.113.1");

  it.each(["Spammer", "ＳＰＡＭ", "看广告吧"])(
    "is not made with the nickname %s",
    async (nickname) => {
      const refused = { code: "malformedField", ...reason };
      await expect(register("carol_03", nickname)).rejects.toMatchObject(refused);
      expect(nicknameOf("carol_03")).toBeUndefined();
      await register("carol_03", "Carol");
      expect(nicknameOf("carol_03")).toBe("Carol");
    },
  );

  it("is not made under a user name that would stand in the nickname's place", async () => {
    const refused = { code: "userNameFormat", ...reason };
    await expect(register("spam-king", "")).rejects.toMatchObject(refused);
    const byApp = registerApp(services, { userId: "spam-king", password }, "203.0.113.1");
    await expect(byApp).rejects.toMatchObject(refused);
  });
});

describe("an account's profile", () => {
  it("does not take a nickname with a blocked word", async () => {
    await makeAccount("alice_01", "Alice");
    const change = updateProfile(services, "alice_01", { nickname: "Spam", sex: 1 });
    await expect(change).rejects.toMatchObject({ code: "malformedField", ...reason });
    expect(findAccount(services.database.read, "alice_01")).toMatchObject({
      nickname: "Alice",
      sex: -1,
    });
  });

  it("keeps a nickname from before, whatever else is changed", async () => {
    await makeAccount("alice_01", "Spammer");
    await updateProfile(services, "alice_01", { nickname: "Spammer", sex: 1 });
    await updateProfile(services, "alice_01", { avatar: "https://img.example/a.png" });
    expect(findAccount(services.database.read, "alice_01")).toMatchObject({
      nickname: "Spammer",
      sex: 1,
    });
  });
});

describe("what a broadcaster says about a live", () => {
  it("is refused for its title", () => {
    const announce = () => withoutBlockedWords(services, { ...about, title: "Spam all day" });
    expect(announce).toThrowError(expect.objectContaining({ code: "invalidParameter", ...reason }));
  });

  it("is shown without the name and the place that the app sent along", () => {
    const sent = { ...about, nickname: "Spammer", location: "广告", desc: "spam" };
    expect(withoutBlockedWords(services, sent)).toEqual({
      ...about,
      ...{ nickname: "", location: "", desc: "" },
    });
    expect(withoutBlockedWords(services, about)).toEqual(about);
  });

  it("is shown under the name of the account, also under one from before", async () => {
    await makeAccount("alice_01", "Alice");
    await makeAccount("bob_02", "Spammer");
    const nameOf = (userid: string) =>
      withoutBlockedWords(services, { ...about, userid, nickname: "Spammer" }).nickname;
    expect([nameOf("alice_01"), nameOf("bob_02")]).toEqual(["Alice", "Spammer"]);
  });

  it("may be said anew with another place, and not with another title", async () => {
    await makeAccount("alice_01", "Alice");
    await announceLive(services, "alice_01");
    const live = () => findLive(services.database.read, "alice_01");
    const before = live()?.title;
    const given = { title: "Spam", frontcover: "", location: "" };
    const refused = { code: "malformedField", ...reason };
    await expect(describeRoom(services, "alice_01", given)).rejects.toMatchObject(refused);
    await describeRoom(services, "alice_01", { ...given, title: "", location: "广告" });
    expect(live()).toMatchObject({ title: before });
    expect(live()?.location).not.toBe("广告");
  });
});

describe("a room", () => {
  const room = { roomId: "room_1", roomInfo: "", roomName: "", userName: "", userAvatar: "" };

  it.each([
    { roomName: "Spam" },
    { roomInfo: "Spam" },
    { roomInfo: JSON.stringify({ title: "Spam" }) },
    { roomInfo: '{"title":"\\u5e7f\\u544a"}' },
    { roomInfo: JSON.stringify({ title: "Run", more: { notes: ["spam"] } }) },
  ])("is not opened with %o", async (said) => {
    const refused = createRoom(services, alice, { ...room, ...said }, origin);
    await expect(refused).rejects.toMatchObject({ code: "invalidParameter", ...reason });
  });

  it("is opened with a picture whose address has the word", async () => {
    const frontcover = "https://img.example/spam/a.png";
    const roomInfo = JSON.stringify({ title: "Run", frontcover, location: "" });
    await expect(createRoom(services, alice, { ...room, roomInfo }, origin)).resolves.toBe(
      "room_1",
    );
  });

  it("shows its creator and its anchors without names that are blocked", async () => {
    await goLive(alice, "room_1");
    for (const caller of [alice, bob]) {
      await addAnchor(services, caller, { roomId: "room_1", userName: "Spam", userAvatar: "" });
    }
    const { anchors } = findRoomView(services, "room_1", origin);
    expect(anchors.map(({ userName }) => userName)).toEqual(["alice_01", "bob_02"]);
  });
});
