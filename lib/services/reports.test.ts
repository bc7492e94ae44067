import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { listReports } from "@/db/repositories/reports";
import { deliveryLines, findDelivery } from "@/db/repositories/webhook-deliveries";
import { insertWebhook } from "@/db/repositories/webhooks";
import { anonymous } from "@/lib/auth/actor";
import type { ReportedThing } from "@/lib/shared/reports";
import type { Caller } from "./acting";
import { say } from "./chat";
import { addUser, openTestChat, type TestChat } from "./chat-fixture";
import { hide } from "./chat-removal";
import { addTape, announceLive, beginPush, endPush } from "./live-fixture";
import { complain, fileReport } from "./reports";

let chat: TestChat;
let host: Caller;
let vera: Caller;
beforeEach(async () => {
  chat = openTestChat();
  host = await addUser(chat, "host_01", { nickname: "Host" });
  vera = await addUser(chat, "vera_01", { nickname: "Vera" });
  await announceLive(chat, "host_01", { groupid: "" });
  await beginPush(chat, "host_01");
});
afterEach(() => chat.stop());

const visitor: Caller = { actor: anonymous, clientIp: "203.0.113.7" };
const guest: Caller = {
  actor: { kind: "guest", userId: "g:1", nickname: "Gast" },
  clientIp: "203.0.113.8",
};
const onLive: ReportedThing = { kind: "live", userid: "host_01" };
const file = (who: Caller, thing: ReportedThing, note = "") =>
  complain(chat, who, { thing, reason: "abuse", note });
const rows = () => listReports(chat.database.read, 100);

async function written(text: string): Promise<string> {
  const draft = { id: `draft-${text}`, kind: "text", text } as const;
  const { message } = await say(chat, vera, "host_01", draft);
  return message?.id ?? "";
}

describe("a viewer's complaint", () => {
  it("keeps the broadcast and how far it was", async () => {
    chat.advance(90_000);
    await file(vera, onLive, "Shouts at people");
    const [row] = rows();
    expect(row).toMatchObject({
      ...{ reporter: "vera_01", reported: "host_01", room: "host_01", status: "open" },
      ...{ reason: "abuse", note: "Shouts at people", clipMs: 90_000, messageId: "" },
    });
    expect(row?.sessionId).not.toBe("");
  });

  it("keeps a message in its words, also one that is hidden already", async () => {
    chat.advance(5000);
    const messageId = await written("rude-words");
    const sentMs = chat.now();
    await hide(chat, host, "host_01", { messageId });
    chat.advance(60_000);
    await file(guest, { kind: "message", room: "host_01", messageId });
    expect(rows()).toMatchObject([
      {
        ...{ reporter: "g:1", reported: "vera_01", room: "host_01", messageId },
        ...{ messageText: "rude-words", messageNickname: "Vera", messageMs: sentMs, clipMs: 5000 },
      },
    ]);
  });

  it("keeps the place in a recording, which no player can put beyond its end", async () => {
    chat.advance(60_000);
    await endPush(chat, "host_01");
    await addTape(chat, "host_01", "tape1");
    const thing = { kind: "tape", fileid: "tape1" } as const;
    await file(vera, { ...thing, clipSeconds: 12.5 });
    await file(guest, { ...thing, clipSeconds: 9999 });
    await file(visitor, thing);
    const places = rows().map(({ reporter, tapeFileId, clipMs }) => [reporter, tapeFileId, clipMs]);
    expect(places).toEqual(
      expect.arrayContaining([
        ["vera_01", "tape1", 12_500],
        ["g:1", "tape1", 60_000],
        ["", "tape1", -1],
      ]),
    );
  });

  it("is one however often it is said within a day, and another of another thing", async () => {
    for (const who of [vera, guest, visitor]) {
      await file(who, onLive);
      await file(who, onLive, "Again");
    }
    expect(rows()).toHaveLength(3);
    // Another visitor without a name is somebody else.
    await file({ ...visitor, clientIp: "203.0.113.99" }, onLive);
    expect(rows()).toHaveLength(4);
    chat.advance(86_400_001);
    await file(vera, onLive);
    expect(rows()).toHaveLength(5);
    const messageId = await written("another");
    await file(guest, { kind: "message", room: "host_01", messageId });
    expect(rows()).toHaveLength(6);
  });

  it("of what is not there, or of oneself, is refused and kept nowhere", async () => {
    const missing: ReportedThing[] = [
      { kind: "live", userid: "nobody_1" },
      { kind: "tape", fileid: "nothing" },
      { kind: "message", room: "host_01", messageId: "nothing" },
      { kind: "message", room: "nobody_1", messageId: "nothing" },
    ];
    for (const thing of missing) {
      await expect(file(vera, thing)).rejects.toMatchObject({ code: "notFound" });
    }
    await expect(file(host, onLive)).rejects.toMatchObject({
      ...{ code: "invalidParameter", data: { reason: "ownThing" } },
    });
    expect(rows()).toEqual([]);
  });

  it("is bounded by address", async () => {
    const { reportsPerHour } = chat.config;
    for (let count = 0; count < reportsPerHour; count += 1) await file(visitor, onLive);
    await expect(file(visitor, onLive)).rejects.toMatchObject({ code: "tooOften" });
    await file(vera, onLive);
  });

  it("is told to who wants to hear of it, once", async () => {
    await chat.database.write((db) =>
      insertWebhook(db, {
        ...{ id: "hook", name: "", url: "https://hook.example/", sealedSecret: "" },
        ...{ events: "report.filed", enabled: 1, createdMs: 0, createdBy: "boss_01" },
        ...{ disabledReason: "", revision: 1 },
      }),
    );
    await file(vera, onLive);
    await file(vera, onLive);
    const told = deliveryLines(chat.database.read, {}, 10);
    expect(told).toHaveLength(1);
    const { payload = "" } = findDelivery(chat.database.read, told[0]?.id ?? "") ?? {};
    expect(JSON.parse(payload)).toMatchObject({
      type: "report.filed",
      data: { reported: "host_01", reason: "abuse", room: "host_01", tapeFileId: "" },
    });
    // Who it was is nobody's business outside.
    expect(payload).not.toContain("vera_01");
  });
});

it("a phone's complaint keeps the broadcast, whichever way round it names the two", async () => {
  chat.advance(30_000);
  await fileReport(chat, { userid: "phone_01", hostuserid: "host_01" }, "203.0.113.1");
  await fileReport(chat, { userid: "host_01", hostuserid: "phone_02" }, "203.0.113.1");
  await fileReport(chat, { userid: "phone_01", hostuserid: "host_01" }, "203.0.113.1");
  const seen = rows().map(({ reporter, reported, clipMs, reason }) => [
    reporter,
    reported,
    clipMs,
    reason,
  ]);
  expect(seen.sort()).toEqual([
    ["phone_01", "host_01", 30_000, ""],
    ["phone_02", "host_01", 30_000, ""],
  ]);
});
