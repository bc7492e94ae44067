import { describe, expect, it } from "vitest";
import { accessTokensOf } from "@/db/repositories/access-tokens";
import { auditLines } from "@/db/repositories/audit-log";
import { pageOfCallbacks } from "@/db/repositories/callback-ledger";
import { listReports } from "@/db/repositories/reports";
import { session } from "@/db/schema/sqlite";
import { makeAccount } from "@/lib/protocol/wire-fixture";
import { callbackSign } from "@/lib/signing/callback-sign";
import { createAccessToken } from "./access-tokens";
import { registerAccount } from "./accounts";
import { enterPlace, listViewers } from "./audience";
import { writeAudit } from "./audit";
import { receiveCallback } from "./callbacks";
import { announceLive, beginPush } from "./live-fixture";
import { tidyUp } from "./maintenance";
import { fileReport } from "./reports";
import { isKnown, requestAddress } from "./rooms";
import { openTestServices, type TestServices } from "./services-fixture";
import { applyStreamEvent } from "./stream-events";
import { announceVideo, listVideos } from "./ugc";

it("forgets ended web sessions and keeps the others", async () => {
  const services = openTestServices({ SESSION_TTL_DAYS: "1" });
  const account = { password: "Passw0rd8", nickname: "" };
  await registerAccount(services, { ...account, userId: "alice_01" }, "::1");
  services.advance(86_400_001);
  await registerAccount(services, { ...account, userId: "bob_0002" }, "::1");
  await tidyUp(services);
  const sessions = services.database.read.select().from(session).all();
  expect(sessions.map(({ userid }) => userid)).toEqual(["bob_0002"]);
  services.close();
});

describe("the callback ledger", () => {
  const source = "/callback/tape_callback.php";
  /** Each from an address of its own, as strangers have many. */
  async function receive(services: TestServices, name: string, count: number, key: string) {
    for (let i = 0; i < count; i += 1) {
      services.advance(1);
      const t = String(Math.floor(services.now() / 1000) + 600);
      const sign = callbackSign(key, t);
      const bodyText = JSON.stringify({ event_type: 100, stream_id: `${name}${i}`, t, sign });
      const clientIp = `198.51.${100 + Math.floor(i / 250)}.${i % 250}`;
      await receiveCallback(services, { source, clientIp, bodyText, urlSecret: "" });
    }
  }
  const kept = (services: TestServices, name: string) =>
    pageOfCallbacks(services.database.read, { refusedOnly: false, offset: 0, limit: 10_000 })
      .map(({ streamName }) => streamName)
      .filter((streamName) => streamName.startsWith(name));

  it("keeps every genuine entry, however many strangers send", async () => {
    const services = openTestServices({ REFUSED_CALLBACK_ROWS: "100" });
    await receive(services, "real", 20, services.config.apiKey);
    await receive(services, "fake", 300, "NOBODYSKEY");
    await tidyUp(services);
    expect(kept(services, "real")).toHaveLength(20);
    const refused = kept(services, "fake");
    expect([refused.length, refused[0], refused.at(-1)]).toEqual([100, "fake299", "fake200"]);
    await tidyUp(services);
    expect(kept(services, "fake")).toHaveLength(100);
    services.close();
  });

  it("keeps the newest genuine entries, and refused ones whatever comes after them", async () => {
    const services = openTestServices({ CALLBACK_LEDGER_ROWS: "100" });
    await receive(services, "fake", 20, "NOBODYSKEY");
    await receive(services, "real", 120, services.config.apiKey);
    await tidyUp(services);
    const accepted = kept(services, "real");
    expect([accepted.length, accepted.at(-1)]).toEqual([100, "real20"]);
    expect(kept(services, "fake")).toHaveLength(20);
    services.close();
  });
});

it("forgets rooms that were announced and never opened, and keeps the others", async () => {
  const services = openTestServices();
  const ask = (userid: string) =>
    requestAddress(
      services,
      {
        ...{ userid, groupid: "", title: "T", nickname: "" },
        ...{ headpic: "", frontcover: "", location: "", desc: "" },
      },
      "http://h",
    );
  await ask("never_on");
  await ask("was_live");
  const push = { streamName: "1000_was_live", sequence: "1", atMs: services.now() };
  await applyStreamEvent(services, { ...push, kind: "start" });
  services.advance(9 * 86_400_000);
  await ask("just_now");
  await tidyUp(services);
  const known = ["never_on", "was_live", "just_now"].map((userid) => isKnown(services, userid));
  expect(known).toEqual([false, true, true]);
  services.close();
});

it("keeps the newest complaints and short videos", async () => {
  const services = openTestServices({ REPORT_ROWS: "100", UGC_VIDEO_ROWS: "100" });
  const about = { title: "", nickname: "", avatarUrl: "", coverUrl: "", location: "" };
  for (let i = 0; i < 110; i += 1) {
    services.advance(1);
    const from = `198.51.100.${i}`;
    await fileReport(services, { userid: `viewer_${i}`, hostuserid: "alice_01" }, from);
    const video = {
      ...about,
      fileId: `v${i}`,
      userId: "alice_01",
      playUrl: "http://vod.example/a",
    };
    await announceVideo(services, video, { actor: { kind: "anonymous" }, clientIp: from });
  }
  await tidyUp(services);
  expect(listReports(services.database.read, 1000).map(({ reporter }) => reporter)).toHaveLength(
    100,
  );
  const videos = listVideos(services, { page: 1, pageSize: 200 });
  expect([videos.total, videos.items.at(-1)?.fileId]).toEqual([100, "v10"]);
  services.close();
});

it("keeps the newest lines of the audit log, and forgets access tokens that have expired", async () => {
  const services = openTestServices({ AUDIT_LOG_ROWS: "1000" });
  const db = services.database;
  await db.write((write) => {
    for (let n = 0; n < 1005; n += 1) {
      writeAudit(services, write, "system", { action: "retention", target: `t${n}` }, "done");
    }
  });
  await makeAccount(services, "boss_01", "admin");
  const actor = { kind: "user", userId: "boss_01", nickname: "", role: "admin" } as const;
  const caller = { actor, clientIp: "" };
  await createAccessToken(services, caller, { name: "old", scopes: ["lives:read"], days: 1 });
  services.advance(2 * 86_400_000);
  await tidyUp(services);
  const lines = auditLines(db.read, {}, 2000);
  expect([lines.length, lines[0]?.target, lines.at(-1)?.target]).toEqual([1000, "t1004", "t5"]);
  expect(accessTokensOf(db.read, null, 0, 10)).toEqual([]);
  services.close();
});

it("takes out every viewer who was not heard of, however many", async () => {
  const services = openTestServices({ MEMBER_TTL_SECONDS: "60", VIEWERS_PER_ADDRESS: "0" });
  await announceLive(services, "alice_01");
  await beginPush(services, "alice_01");
  const where = { liveuserid: "alice_01", groupid: "", isTape: false };
  const enter = (userid: string, clientIp: string) =>
    enterPlace(services, where, { userid, nickname: "", headpic: "" }, anonymousAt(clientIp));
  await Promise.all(
    Array.from({ length: 1200 }, (_, i) => enter(`viewer_${i}`, `198.51.${i % 100}.7`)),
  );
  services.advance(59_000);
  await enter("late", "198.51.100.7");
  services.advance(2000);
  await tidyUp(services);
  const viewers = listViewers(services, where, { page: 1, pageSize: 10 });
  expect(viewers).toMatchObject({ total: 1, items: [{ userid: "late" }] });
  services.close();
});

const anonymousAt = (clientIp: string) => ({ actor: { kind: "anonymous" } as const, clientIp });
