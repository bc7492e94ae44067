import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { changeRoomSetting } from "@/db/repositories/room-settings";
import { findDelivery } from "@/db/repositories/webhook-deliveries";
import { type WebhookPayload, webhookEvents } from "@/lib/shared/admin-webhooks";
import { callbackSign } from "@/lib/signing/callback-sign";
import { makeAccount } from "../protocol/wire-fixture";
import type { Caller } from "./acting";
import { receiveCallback } from "./callbacks";
import { addTape, announceLive, beginPush, endPush } from "./live-fixture";
import { requestAddress } from "./rooms";
import { openTestServices, type TestServices } from "./services-fixture";
import { staffCaller } from "./staff-caller-fixture";
import { expireSessions } from "./stream-events";
import { goLive } from "./studio-orders";
import { listDeliveries } from "./webhook-deliveries";
import { createWebhook } from "./webhooks";

const admin = staffCaller("admin");
const user = "alice_01";

let services: TestServices;
beforeEach(async () => {
  services = openTestServices({ WEBHOOK_ALLOW_PRIVATE: "on" });
  await createWebhook(services, admin, {
    ...{ name: "All", url: "http://127.0.0.1:1/", events: webhookEvents, enabled: true },
  });
});
afterEach(() => services.close());

/** What was told, the oldest first. */
function told(): WebhookPayload[] {
  const lines = listDeliveries(services, admin, {}).deliveries;
  const payloads = lines.map(({ id }) => {
    const row = findDelivery(services.database.read, id);
    return JSON.parse(row?.payload ?? "{}") as WebhookPayload;
  });
  return payloads.sort((a, b) => a.timestamp.localeCompare(b.timestamp));
}
const types = () => told().map(({ type }) => type);

describe("a broadcast", () => {
  it("is told of when it starts, ends, and has left a recording", async () => {
    await announceLive(services, user, { nickname: "Alice" });
    const startedMs = services.now();
    await beginPush(services, user);
    services.advance(90_000);
    await endPush(services, user);
    services.advance(1000);
    await addTape(services, user, "f1");
    services.advance(1000);
    // The other format of the same.
    await addTape(services, user, "f2", { format: "mp4" });
    expect(types()).toEqual(["live.started", "live.ended", "tape.ready"]);
    const [started, ended, ready] = told();
    const about = { userid: user, nickname: "Alice", title: "Run" };
    const startedAt = new Date(startedMs).toISOString();
    expect(started?.data).toMatchObject({ ...about, startedAt });
    expect(ended?.data).toMatchObject({
      ...{ ...about, startedAt, durationSeconds: 90 },
      endedAt: new Date(startedMs + 90_000).toISOString(),
    });
    expect(ready?.data).toMatchObject({ userid: user, title: "Run", fileId: "f1" });
    expect(JSON.stringify(told())).not.toMatch(/secret|txTime|sign/i);
  });

  it("that is lost ends when nobody came back, and once", async () => {
    await announceLive(services, user);
    await beginPush(services, user, "1");
    services.advance(5000);
    await endPush(services, user, "1", true);
    services.advance(20_000);
    await beginPush(services, user, "2");
    services.advance(5000);
    await endPush(services, user, "2", true);
    expect(types()).toEqual(["live.started"]);
    services.advance(120_000);
    await expireSessions(services, services.now());
    await expireSessions(services, services.now());
    expect(types()).toEqual(["live.started", "live.ended"]);
  });

  it("that only its broadcaster watches is told of when it goes public", async () => {
    await makeAccount(services, user);
    await announceLive(services, user);
    await services.database.write((db) =>
      changeRoomSetting(db, user, { manualPublic: 1 }, services.now()),
    );
    await beginPush(services, user, "1");
    services.advance(5000);
    expect(types()).toEqual([]);
    const own: Caller = {
      actor: { kind: "user", userId: user, nickname: "", role: "user" },
      clientIp: "203.0.113.9",
    };
    await goLive(services, own, user);
    expect(types()).toEqual(["live.started"]);
  });

  it("that never was public is told of to nobody, nor is its recording", async () => {
    await announceLive(services, user);
    await services.database.write((db) =>
      changeRoomSetting(db, user, { manualPublic: 1 }, services.now()),
    );
    await beginPush(services, user, "1");
    services.advance(90_000);
    await endPush(services, user, "1");
    await addTape(services, user, "f1");
    expect(types()).toEqual([]);
  });

  it("of a joining phone is told of when it is announced", async () => {
    await announceLive(services, user);
    const request = { userid: "carl_01", groupid: "", title: "Room", nickname: "", headpic: "" };
    const rest = { frontcover: "", location: "", desc: "" };
    await requestAddress(services, { ...request, ...rest }, "http://h", { announced: false });
    await beginPush(services, "carl_01", "7");
    expect(types()).toEqual([]);
    await requestAddress(services, { ...request, ...rest }, "http://h", { announced: true });
    expect(types()).toEqual(["live.started"]);
  });
});

function* permutations<Item>(items: readonly Item[]): Generator<Item[]> {
  if (items.length === 0) yield [];
  for (const [index, item] of items.entries()) {
    const rest = items.filter((_, other) => other !== index);
    for (const tail of permutations(rest)) yield [item, ...tail];
  }
}

it("is one start, one end and one recording in whatever order a broadcast is reported", async () => {
  const beganS = Math.floor(services.now() / 1000) - 400;
  const push = (event_type: number, sequence: string, seconds: number, errcode = 0) => ({
    ...{ event_type, sequence, errcode, event_time: beganS + seconds },
  });
  const events: object[] = [
    push(1, "2210464508206756938", 0),
    push(0, "2210464508206756938", 100, 3),
    push(1, "2210464508206756939", 120),
    push(0, "2210464508206756939", 240, 1),
    {
      ...{ event_type: 100, file_format: "hls", file_size: 1234, duration: 240 },
      ...{ start_time: beganS, end_time: beganS + 240, video_url: "https://v.example/a.m3u8" },
    },
  ];
  let number = 0;
  for (const order of permutations([0, 1, 2, 3, 4])) {
    const userid = `order_${number}`;
    const stream_id = `1000_${userid}`;
    await announceLive(services, userid);
    const t = String(Math.floor(services.now() / 1000) + 600);
    const sign = callbackSign(services.config.apiKey, t);
    // Each twice, the second time when all have come.
    for (const index of [...order, ...order]) {
      const body = { ...events[index], stream_id, file_id: `file_${number}`, t, sign };
      await receiveCallback(services, {
        ...{ source: "/callback/tape_callback.php", clientIp: "203.0.113.1", urlSecret: "" },
        bodyText: JSON.stringify(body),
      });
    }
    const mine = told().filter(({ data }) => "userid" in data && data.userid === userid);
    expect(mine.map(({ type }) => type).sort(), `order ${order.join()}`).toEqual([
      ...["live.ended", "live.started", "tape.ready"],
    ]);
    services.advance(1000);
    number += 1;
  }
  expect(number).toBe(120);
});
