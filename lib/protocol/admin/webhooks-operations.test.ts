import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { auditLines } from "@/db/repositories/audit-log";
import { insertDelivery } from "@/db/repositories/webhook-deliveries";
import { findWebhook } from "@/db/repositories/webhooks";
import { isSignedWith, openReceiver } from "@/lib/services/webhook-fixture";
import { mostWebhooks, type WebhookEndpoint } from "@/lib/shared/admin-webhooks";
import { askAdmin, headersOf, openConsole, type TestConsole } from "./admin-fixture";

let services: TestConsole;
let admin: Record<string, string>;
beforeEach(async () => {
  services = openConsole({ WEBHOOK_ALLOW_PRIVATE: "on" });
  admin = await headersOf(services, "admin");
});
afterEach(() => services.stop());

const root = "/api/admin/webhooks";
const wish = { name: "Archive", url: "http://127.0.0.1:1/in?code=private", events: ["live.ended"] };
const create = (change: object = {}) =>
  askAdmin(services, `POST ${root}`, admin, { ...wish, ...change });
async function created(change: object = {}) {
  const { code, data } = await create(change);
  expect(code).toBe(200);
  return data as unknown as { endpoint: WebhookEndpoint; secret: string };
}
const endpoints = async () =>
  (await askAdmin(services, `GET ${root}`, admin)).data.endpoints as WebhookEndpoint[];

describe("an endpoint", () => {
  it("is made with a secret that is told once and kept sealed", async () => {
    const { endpoint, secret } = await created();
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/=]{44}$/);
    expect(endpoint).toMatchObject({
      ...{ ...wish, enabled: true, disabledReason: "", revision: 1, createdBy: "admin_01" },
      last: null,
    });
    expect(JSON.stringify(await endpoints())).not.toContain("whsec_");
    const row = findWebhook(services.database.read, endpoint.id);
    expect(row?.sealedSecret).not.toContain(secret.slice(6, 20));
    const rotated = await askAdmin(services, `POST ${root}/${endpoint.id}/rotate`, admin);
    expect(rotated.data.secret).not.toBe(secret);
  });

  it("leaves neither its secret nor what stands behind its host in the audit log", async () => {
    const { endpoint } = await created();
    await askAdmin(services, `POST ${root}/${endpoint.id}/rotate`, admin);
    const log = JSON.stringify(auditLines(services.database.read, {}, 10));
    expect(log).toContain("http://127.0.0.1:1");
    expect(log).not.toContain("private");
    expect(log).not.toContain("whsec_");
  });

  it("is changed by who has seen how it is, and by nobody else", async () => {
    const { endpoint } = await created();
    const edit = (change: object) =>
      askAdmin(services, `POST ${root}/${endpoint.id}`, admin, { ...wish, revision: 1, ...change });
    const answers = await Promise.all([edit({ name: "One" }), edit({ name: "Two" })]);
    expect(answers.map(({ code }) => code).sort()).toEqual([200, 4009]);
    const [after] = await endpoints();
    expect(after).toMatchObject({ name: "One", revision: 2 });
    expect((await edit({ revision: 7 })).code).toBe(4009);
  });

  it("goes with its deliveries", async () => {
    const { endpoint } = await created();
    await askAdmin(services, `POST ${root}/${endpoint.id}/test`, admin);
    const route = `POST ${root}/${endpoint.id}/delete`;
    expect((await askAdmin(services, route, admin)).data).toEqual({ done: true });
    expect((await askAdmin(services, route, admin)).code).toBe(2003);
    expect(await endpoints()).toEqual([]);
    const log = await askAdmin(services, `GET ${root}/deliveries`, admin);
    expect(log.data).toMatchObject({ deliveries: [], total: 0, next: null });
  });

  it.each([
    [{ url: "nonsense" }],
    [{ url: "" }],
    [{ url: "ftp://127.0.0.1/" }],
    [{ url: "http://user:pass@127.0.0.1/" }],
    [{ url: `https://example.com/${"x".repeat(1000)}` }],
    [{ events: [] }],
    [{ events: ["live.exploded"] }],
    [{ events: "live.ended" }],
    [{ name: "n".repeat(65) }],
    [{ enabled: "yes" }],
  ])("is not made of %j", async (change) => {
    const { code } = await create(change);
    expect(code).not.toBe(200);
    expect(code).toBeLessThan(10_000);
    expect(await endpoints()).toEqual([]);
  });

  it("is one of a few", async () => {
    for (let i = 0; i < mostWebhooks; i += 1) await created();
    expect((await create()).code).not.toBe(200);
    expect(await endpoints()).toHaveLength(mostWebhooks);
  });
});

it("without the setting no private address becomes an endpoint, by whatever name", async () => {
  const strict = openConsole();
  const headers = await headersOf(strict, "admin");
  const reasonOf = async (url: string) => {
    const answer = await askAdmin(strict, `POST ${root}`, headers, { ...wish, url });
    return answer.data?.reason;
  };
  expect(await reasonOf("http://93.184.216.34/")).toBe("notHttps");
  expect(await reasonOf("https://127.0.0.1/")).toBe("privateAddress");
  expect(await reasonOf("https://localhost/")).toBe("privateAddress");
  expect(await reasonOf("https://[::ffff:10.0.0.1]/")).toBe("privateAddress");
  await strict.stop();
});

describe("deliveries", () => {
  it("are tested, read with every try, and sent again", async () => {
    const receiver = await openReceiver();
    receiver.answer = (response) => response.writeHead(500).end("not yet");
    const { endpoint, secret } = await created({ url: receiver.url });
    const test = await askAdmin(services, `POST ${root}/${endpoint.id}/test`, admin);
    expect(test.data).toMatchObject({
      delivery: { eventType: "webhook.test", state: "failed", attempts: 1, nextTryMs: null },
      attempt: { status: 500, answer: "not yet", manual: true },
    });
    const id = String((test.data.delivery as { id: string }).id);
    receiver.answer = (response) => response.writeHead(200).end();
    const again = await askAdmin(services, `POST ${root}/deliveries/${id}/redeliver`, admin);
    expect(again.data).toMatchObject({
      delivery: { state: "delivered" },
      attempt: { status: 200 },
    });
    const read = await askAdmin(services, `GET ${root}/deliveries/${id}`, admin);
    expect(read.data.attempts).toHaveLength(2);
    expect(JSON.parse(String(read.data.payload))).toMatchObject({
      ...{ type: "webhook.test", data: { endpointId: endpoint.id, orderedBy: "admin_01" } },
    });
    expect(receiver.received.map((one) => isSignedWith(secret, one))).toEqual([true, true]);
    expect((await endpoints())[0]?.last).toMatchObject({ status: 200 });
    await receiver.close();
  });

  it("are listed page by page, by endpoint and state", async () => {
    await services.database.write((db) => {
      for (let i = 0; i < 120; i += 1) {
        insertDelivery(db, {
          ...{ id: `d-${i}`, endpointId: i % 3 ? "a" : "b", eventId: `e-${i}` },
          ...{ eventType: "live.ended", payload: "{}", nextTryMs: 5 },
          ...{ state: i % 2 ? "failed" : "pending", createdMs: Math.floor(i / 10) },
        });
      }
    });
    const page = async (query: string) =>
      (await askAdmin(services, `GET ${root}/deliveries?${query}`, admin)).data as {
        deliveries: { id: string }[];
        next: string | null;
        total: number;
      };
    const seen = new Set<string>();
    let cursor: string | null = "";
    for (let pages = 0; cursor !== null && pages < 5; pages += 1) {
      const { deliveries, next, total }: Awaited<ReturnType<typeof page>> = await page(
        cursor ? `cursor=${cursor}` : "",
      );
      expect(total).toBe(120);
      for (const { id } of deliveries) seen.add(id);
      cursor = next;
    }
    expect(seen.size).toBe(120);
    expect((await page("endpointId=b")).total).toBe(40);
    expect((await page("endpointId=b&state=failed")).total).toBe(20);
    expect((await page("endpointId=none")).total).toBe(0);
    for (const query of ["state=odd", "cursor=1", "cursor=x.y"]) {
      const answer = await askAdmin(services, `GET ${root}/deliveries?${query}`, admin);
      expect(answer.code).not.toBe(200);
    }
  });

  it("that are not there are not found", async () => {
    for (const route of [
      `GET ${root}/deliveries/none`,
      `POST ${root}/deliveries/none/redeliver`,
      `POST ${root}/none/test`,
      `POST ${root}/none/rotate`,
      `POST ${root}/none/delete`,
    ]) {
      expect((await askAdmin(services, route, admin)).code, route).toBe(2003);
    }
    const edit = await askAdmin(services, `POST ${root}/none`, admin, { ...wish, revision: 1 });
    expect(edit.code).toBe(2003);
  });
});
