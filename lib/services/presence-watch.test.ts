import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findLive, updateLive } from "@/db/repositories/live";
import { enterPlace, quitPlace } from "./audience";
import { openTestChat, type TestChat } from "./chat-fixture";
import { addTape, announceLive, beginPush, endPush } from "./live-fixture";
import { lingerMs } from "./presence";
import { PresenceWatch } from "./presence-watch";
import { listRooms } from "./room-view";
import { listLives, requestAddress } from "./rooms";
import { expireSessions } from "./stream-events";

const room = "alice_01";
let chat: TestChat;
let watch: PresenceWatch;
let events: string[];
beforeEach(async () => {
  chat = openTestChat();
  watch = new PresenceWatch(chat, () => chat.chat);
  events = [];
  await announceLive(chat, room);
});
afterEach(() => chat.stop());

/** A reader of the room's stream, as far as the hub knows. */
const listen = () =>
  chat.chat.subscribe(room, 0, {
    write(frame: Buffer) {
      for (const line of frame.toString().split("\n")) {
        if (line.startsWith("data: ")) events.push(line.slice(6));
      }
      return true;
    },
    close: () => undefined,
  });
const enter = (viewer: string, userId = "") => {
  const visit = { room, viewer, cookie: "", clientIp: "203.0.113.7", returning: false };
  const person = userId ? { userId, nickname: userId, role: "" as const } : null;
  return chat.presence.enter(visit, person);
};
const stored = () => findLive(chat.database.read, room)?.webViewerCount;
/** Looks until nothing is left to do at this moment. */
const look = async (afterMs = 0) => {
  chat.advance(afterMs);
  await watch.look();
  await watch.look();
};
const heard = (kind: string) => {
  const found = events.filter((event) => event.startsWith(`{"kind":"${kind}"`));
  events = [];
  return found.map((event) => JSON.parse(event));
};

describe("the count of web viewers", () => {
  it("is written at most once a second, and only when it changed", async () => {
    await beginPush(chat, room);
    enter("browser-1");
    await look();
    expect(stored()).toBe(1);
    enter("browser-2");
    enter("browser-3");
    await look(500);
    expect(stored()).toBe(1);
    await look(500);
    expect(stored()).toBe(3);
    const { version } = chat.database;
    enter("browser-3").end();
    for (let i = 0; i < 10; i += 1) await look(1000);
    expect(chat.database.version).toBe(version);
  });

  it("holds while a live is on air, for who waited for it too, and is 0 afterwards", async () => {
    const tab = enter("browser-1");
    await look();
    expect(stored()).toBe(0);
    await beginPush(chat, room);
    await look(1000);
    expect(stored()).toBe(1);
    await endPush(chat, room);
    // With the end itself, not when somebody looks.
    expect(stored()).toBe(0);
    await look(1000);
    expect(stored()).toBe(0);
    await beginPush(chat, room, "second");
    tab.end();
    await look(lingerMs);
    expect(stored()).toBe(0);
  });

  it("leaves out whose phone counts already, from its entering to its quitting", async () => {
    await beginPush(chat, room);
    enter("browser-1", "bob_02");
    enter("browser-2");
    await look();
    expect(stored()).toBe(2);
    const where = { liveuserid: room, groupid: "", isTape: false };
    const caller = { actor: { kind: "anonymous" }, clientIp: "203.0.113.9" } as const;
    await enterPlace(chat, where, { userid: "bob_02", nickname: "", headpic: "" }, caller);
    await look(1000);
    expect(stored()).toBe(1);
    await quitPlace(chat, where, "bob_02", caller);
    await look(1000);
    expect(stored()).toBe(2);
  });

  it("is part of every figure that is shown", async () => {
    await beginPush(chat, room);
    const where = { liveuserid: room, groupid: "", isTape: false };
    const caller = { actor: { kind: "anonymous" }, clientIp: "203.0.113.9" } as const;
    await enterPlace(chat, where, { userid: "bob_02", nickname: "", headpic: "" }, caller);
    enter("browser-1");
    enter("browser-2");
    await look();
    const [shown] = listLives(chat, { page: 1, pageSize: 10 }, "http://h").items;
    expect(shown?.viewerCount).toBe(3);
    expect(listRooms(chat, { count: 10, index: 0 }, "http://h")[0]?.audienceCount).toBe(3);
  });
});

describe("a room's readers", () => {
  it("hear of viewers and likes at most once in two seconds, and only of changes", async () => {
    await beginPush(chat, room);
    listen();
    await look();
    events = [];
    enter("browser-1");
    await look(2000);
    expect(heard("audience")).toEqual([{ kind: "audience", viewers: 1, likes: 0 }]);
    await chat.database.write((db) => updateLive(db, room, { likeCount: 5 }));
    enter("browser-2");
    await look(1000);
    expect(heard("audience")).toEqual([]);
    await look(1000);
    expect(heard("audience")).toEqual([{ kind: "audience", viewers: 2, likes: 5 }]);
    for (let i = 0; i < 5; i += 1) await look(2000);
    expect(heard("audience")).toEqual([]);
    expect(watch.greeting(room)).toEqual([{ kind: "audience", viewers: 2, likes: 5 }]);
  });

  it("hear once of whatever changes what the room's page shows", async () => {
    listen();
    await look();
    events = [];
    const changes: Record<string, () => Promise<unknown>> = {
      "on air": () => beginPush(chat, room),
      "publisher lost": () => endPush(chat, room, room, true),
      "publisher back": () => beginPush(chat, room, "again"),
      "title and cover": () => announce({ title: "Walk", frontcover: "https://img.example/b.png" }),
      forbidden: () => chat.database.write((db) => updateLive(db, room, { forbidStatus: 1 })),
      allowed: () => chat.database.write((db) => updateLive(db, room, { forbidStatus: 0 })),
      ended: () => endPush(chat, room, "again"),
      recorded: () => addTape(chat, room, "tape-1"),
    };
    for (const [name, change] of Object.entries(changes)) {
      chat.advance(20_000);
      await change();
      await expireSessions(chat, chat.now());
      await look();
      expect(heard("room"), name).toEqual([{ kind: "room" }]);
      await look(5000);
      expect(heard("room"), name).toEqual([]);
    }
    await chat.database.write((db) => updateLive(db, room, { likeCount: 7, viewerCount: 1 }));
    await look(5000);
    expect(heard("room")).toEqual([]);
  });

  it("are forgotten with their room when all have gone", async () => {
    await beginPush(chat, room);
    const leave = listen();
    const tab = enter("browser-1");
    await look();
    expect(watch.load).toBe(1);
    leave();
    tab.end();
    await look(1000);
    expect(stored()).toBe(1);
    await look(lingerMs);
    expect(stored()).toBe(0);
    await look(1000);
    expect([watch.load, chat.presence.load.rooms]).toEqual([0, 0]);
  });
});

function announce(change: { title: string; frontcover: string }) {
  const empty = { nickname: "", headpic: "", location: "", desc: "", groupid: "" };
  return requestAddress(chat, { userid: room, ...empty, ...change }, "http://h");
}
