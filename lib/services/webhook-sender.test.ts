import { afterEach, beforeEach, describe, expect, it } from "vitest";
import * as deliveries from "@/db/repositories/webhook-deliveries";
import { findWebhook } from "@/db/repositories/webhooks";
import { openTestServices, type TestServices } from "./services-fixture";
import { staffCaller } from "./staff-caller-fixture";
import { retryAfterMs } from "./webhook-attempt";
import { listDeliveries, redeliver, testWebhook } from "./webhook-deliveries";
import { isSignedWith, openReceiver, type TestReceiver } from "./webhook-fixture";
import { queueWebhook } from "./webhook-outbox";
import { WebhookSender } from "./webhook-sender";
import { createWebhook, editWebhook, rotateWebhookSecret } from "./webhooks";

const admin = staffCaller("admin");
const minuteMs = 60_000;
const dayMs = 1440 * minuteMs;

let services: TestServices;
let receiver: TestReceiver;
let sender: WebhookSender;
beforeEach(async () => {
  services = openTestServices({ WEBHOOK_ALLOW_PRIVATE: "on" });
  receiver = await openReceiver();
  sender = new WebhookSender(services);
});
afterEach(async () => {
  await sender.stop();
  await receiver.close();
  services.close();
});

const addEndpoint = (url = receiver.url) =>
  createWebhook(services, admin, { name: "Archive", url, events: ["report.filed"], enabled: true });
const file = (reportId: string) =>
  services.database.write((db) =>
    queueWebhook(services, db, "report.filed", reportId, {
      ...{ reportId, reported: "bob_01", reason: "", room: "", tapeFileId: "" },
    }),
  );
const lines = () => listDeliveries(services, admin, {}).deliveries;
const only = () => {
  const [line] = lines();
  if (!line) throw new Error("There is no delivery.");
  return line;
};
const attempts = () => deliveries.attemptsOf(services.database.read, only().id);
const answering = (status: number, headers = {}) => {
  receiver.answer = (response) => response.writeHead(status, headers).end("so so");
};
/** One look, and all that it began. */
async function look() {
  const before = attempts().length;
  sender.look();
  await expect.poll(() => attempts().length).toBe(before + 1);
}

describe("what happens", () => {
  it("is posted once to each endpoint that wants it, signed, and noted as delivered", async () => {
    const { secret } = await addEndpoint();
    await createWebhook(services, admin, {
      ...{ name: "Other", url: receiver.url, events: ["live.started"], enabled: true },
    });
    await file("r1");
    await file("r1");
    await look();
    await expect.poll(() => only().state).toBe("delivered");
    expect(lines()).toHaveLength(1);
    const [one] = receiver.received;
    if (!one) throw new Error("Nothing came.");
    expect(isSignedWith(secret, one)).toBe(true);
    expect(isSignedWith("whsec_AAAA", one)).toBe(false);
    expect(one.headers).toMatchObject({
      "webhook-id": "report_filed_r1",
      "webhook-timestamp": String(Math.floor(services.now() / 1000)),
      "content-type": "application/json",
    });
    expect(JSON.parse(one.body)).toEqual({
      type: "report.filed",
      timestamp: new Date(services.now()).toISOString(),
      data: { reportId: "r1", reported: "bob_01", reason: "", room: "", tapeFileId: "" },
    });
    sender.look();
    expect(receiver.received).toHaveLength(1);
  });

  it("is tried again with growing waits and given up after ten tries", async () => {
    await addEndpoint();
    await file("r1");
    answering(500);
    const waits: number[] = [];
    for (let tries = 1; tries <= 10; tries += 1) {
      await look();
      expect(only().attempts).toBe(tries);
      const { nextTryMs } = only();
      if (nextTryMs === null) break;
      waits.push(nextTryMs - services.now());
      // Not before its time.
      sender.look();
      services.advance(nextTryMs - services.now());
    }
    const planned = [5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400];
    expect(waits).toHaveLength(planned.length);
    for (const [index, seconds] of planned.entries()) {
      expect(waits[index]).toBeGreaterThanOrEqual(seconds * 1000);
      expect(waits[index]).toBeLessThanOrEqual(seconds * 1200);
    }
    expect(only()).toMatchObject({ state: "failed", attempts: 10 });
    expect(receiver.received).toHaveLength(10);
    expect(new Set(receiver.received.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
  });

  it("waits as long as the receiver asks for, within a day", async () => {
    await addEndpoint();
    await file("r1");
    answering(429, { "retry-after": "600" });
    await look();
    await expect.poll(() => only().nextTryMs).toBe(services.now() + 600_000);
    expect(retryAfterMs("999999999", 0)).toBe(dayMs);
    expect(retryAfterMs("Thu, 01 Jan 1970 00:01:00 GMT", 0)).toBe(minuteMs);
    expect([retryAfterMs("soon", 0), retryAfterMs("", 0), retryAfterMs("-5", 0)]).toEqual([
      0, 0, 0,
    ]);
  });

  it("goes on after a restart where it was broken off", async () => {
    await addEndpoint();
    await file("r1");
    receiver.answer = () => undefined;
    sender.look();
    await expect.poll(() => receiver.received.length).toBe(1);
    await sender.stop();
    expect(only()).toMatchObject({ state: "pending", attempts: 0 });
    answering(200);
    sender = new WebhookSender(services);
    await look();
    expect(only().state).toBe("delivered");
  });

  it("is not held up by one endpoint that does not answer", async () => {
    const slow = await openReceiver();
    slow.answer = () => undefined;
    await addEndpoint(slow.url);
    await addEndpoint();
    for (const id of ["r1", "r2", "r3", "r4", "r5", "r6"]) await file(id);
    sender.look();
    await expect.poll(() => receiver.received.length).toBe(6);
    // One at a time to the slow one.
    expect(slow.received).toHaveLength(1);
    await sender.stop();
    await slow.close();
  });
});

it("of what was settled the newest stay, of what waits everything", async () => {
  await addEndpoint();
  for (const id of ["r1", "r2", "r3", "r4"]) {
    await file(id);
    services.advance(1000);
  }
  for (const { id } of lines().slice(1)) {
    await services.database.write((db) => deliveries.updateDelivery(db, id, { state: "failed" }));
  }
  await services.database.write((db) => deliveries.pruneDeliveries(db, 1));
  expect(lines().map(({ eventId, state }) => `${eventId} ${state}`)).toEqual([
    ...["report_filed_r4 pending", "report_filed_r3 failed"],
  ]);
});

describe("an endpoint", () => {
  const state = (id: string) => findWebhook(services.database.read, id);

  it("that is gone is turned off at once, and what waits for it is given up", async () => {
    const { endpoint } = await addEndpoint();
    await file("r1");
    await file("r2");
    answering(410);
    sender.look();
    await expect.poll(() => state(endpoint.id)?.enabled).toBe(0);
    expect(state(endpoint.id)?.disabledReason).toBe("gone");
    expect(lines().map((line) => line.state)).toEqual(["failed", "failed"]);
    await file("r3");
    expect(lines()).toHaveLength(2);
  });

  it("that has failed for five days is turned off, and a test begins that anew", async () => {
    const { endpoint } = await addEndpoint();
    answering(503);
    await file("r1");
    await look();
    services.advance(5 * dayMs);
    await look();
    expect(state(endpoint.id)).toMatchObject({ enabled: 0, disabledReason: "failing" });
    const { id, name, url, events, revision } = endpoint;
    const wish = { id, name, url, events, enabled: true };
    await editWebhook(services, admin, { ...wish, revision: revision + 1 });
    // It is sent a test, which is tried once.
    services.advance(1000);
    await look();
    expect(only()).toMatchObject({ eventType: "webhook.test", state: "failed", attempts: 1 });
    services.advance(1000);
    await file("r2");
    await look();
    expect(state(endpoint.id)).toMatchObject({ enabled: 1, disabledReason: "" });
  });

  it.each([
    ["a redirection", 302, { location: "http://127.0.0.1:1/" }, "redirect"],
    ["an error", 404, {}, ""],
  ])("that answers with %s has not taken it", async (_case, status, headers, problem) => {
    await addEndpoint();
    await file("r1");
    answering(status, headers);
    await look();
    expect(attempts()[0]).toMatchObject({ status, problem, answer: "so so", manual: 0 });
    expect(only().state).toBe("pending");
    expect(receiver.received).toHaveLength(1);
  });

  it("that answers endlessly is read a little of", async () => {
    await addEndpoint();
    await file("r1");
    receiver.answer = (response) => {
      response.writeHead(200);
      const more = () => {
        while (response.write("x".repeat(65_536)));
        response.once("drain", more);
      };
      more();
    };
    await look();
    expect(attempts()[0]?.answer).toHaveLength(500);
    expect(only().state).toBe("delivered");
  });

  it("that nobody listens at, or is private, is told so", async () => {
    await addEndpoint("http://127.0.0.1:1/");
    await file("r1");
    await look();
    expect(attempts()[0]).toMatchObject({ status: 0, problem: "refused" });
    const strict = { ...services, config: { ...services.config, webhookAllowPrivate: false } };
    const { attempt } = await redeliver(strict, admin, only().id);
    expect(attempt).toMatchObject({ status: 0, problem: "privateAddress", manual: true });
  });

  it("whose secret was changed is signed for with the new one", async () => {
    const { endpoint, secret: before } = await addEndpoint();
    const { secret } = await rotateWebhookSecret(services, admin, endpoint.id);
    await testWebhook(services, admin, endpoint.id);
    const [one] = receiver.received;
    expect(one && [isSignedWith(secret, one), isSignedWith(before, one)]).toEqual([true, false]);
  });
});

describe("a try by hand", () => {
  it("brings what was given up, and is the same event for the receiver", async () => {
    const { endpoint } = await addEndpoint();
    await file("r1");
    answering(410);
    await look();
    expect(only().state).toBe("failed");
    answering(200);
    const { delivery, attempt } = await redeliver(services, admin, only().id);
    expect(delivery.state).toBe("delivered");
    expect(attempt).toMatchObject({ status: 200, manual: true });
    const ids = receiver.received.map(({ headers }) => headers["webhook-id"]);
    expect(ids).toEqual(["report_filed_r1", "report_filed_r1"]);
    expect(findWebhook(services.database.read, endpoint.id)?.enabled).toBe(0);
  });

  it("that fails changes nothing about when it is tried by itself", async () => {
    await addEndpoint();
    await file("r1");
    answering(500);
    await look();
    const { nextTryMs } = only();
    await redeliver(services, admin, only().id);
    expect(only()).toMatchObject({ state: "pending", nextTryMs, attempts: 2 });
    answering(200);
    await redeliver(services, admin, only().id);
    answering(500);
    await redeliver(services, admin, only().id);
    // It has arrived once.
    expect(only()).toMatchObject({ state: "delivered", attempts: 4 });
  });
});
