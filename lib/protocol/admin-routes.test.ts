import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { updateAccount } from "@/db/repositories/accounts";
import { insertCallbackEvent } from "@/db/repositories/callback-events";
import { registerAccount } from "@/lib/services/accounts";
import { DoctorDesk } from "@/lib/services/doctor/doctor-desk";
import { openTestServices, type TestServices } from "@/lib/services/services-fixture";
import { answerCallbackLedger, answerDoctor, answerDoctorRun } from "./admin-routes";

let services: TestServices & { doctor: DoctorDesk };
beforeEach(() => {
  services = Object.assign(openTestServices(), { doctor: new DoctorDesk() });
});
afterEach(() => services.close());

type Role = "anonymous" | "user" | "moderator" | "admin";

/** Signs somebody of that role in; the headers of his requests. */
async function headersOf(role: Role): Promise<Record<string, string>> {
  if (role === "anonymous") return {};
  const userId = `${role}_01`;
  const input = { userId, password: "secret-pass-1", nickname: role };
  const { token } = await registerAccount(services, input, "192.0.2.1");
  await services.database.write((db) => updateAccount(db, userId, { role }));
  return { cookie: `mlvb_session=${token}` };
}

async function ask(
  door: typeof answerDoctor,
  headers: Record<string, string>,
  { query = "", body }: { query?: string; body?: object } = {},
) {
  const request = new Request(`http://localhost/api/admin${query}`, {
    method: body ? "POST" : "GET",
    headers,
    body: body ? JSON.stringify(body) : undefined,
  });
  const answer = await (await door(services, request)).json();
  return answer as { code: number; data: Record<string, unknown> };
}

function note(verification: string, receivedMs: number): Promise<void> {
  return services.database.write((db) =>
    insertCallbackEvent(db, {
      id: `${verification}-${receivedMs}`,
      receivedMs,
      source: "/callback/tape_callback.php",
      eventType: 1,
      streamName: `8888_${randomUUID()}`,
      verification,
      effect: verification === "ok" ? "applied" : "refused",
      dedupeKey: "",
      body: verification === "ok" ? '{"event_type":1}' : "",
    }),
  );
}

describe("the admin doors", () => {
  const doors = [
    ["the doctor's report", answerDoctor, {}],
    ["a run of the doctor", answerDoctorRun, { body: { push: false } }],
    ["the callback ledger", answerCallbackLedger, {}],
  ] as const;

  for (const role of ["anonymous", "user", "moderator"] as const) {
    it.each(doors)(`refuse ${role}: %s`, async (_name, door, request) => {
      const answer = await ask(door, await headersOf(role), request);
      expect(answer).toMatchObject({ code: 498, data: {} });
    });
  }

  it.each(doors)("answer an administrator: %s", async (_name, door, request) => {
    expect((await ask(door, await headersOf("admin"), request)).code).toBe(200);
  });

  it("take no order that another site made the browser send", async () => {
    const headers = { ...(await headersOf("admin")), "sec-fetch-site": "cross-site" };
    expect((await ask(answerDoctorRun, headers, { body: {} })).code).toBe(498);
  });
});

describe("the doctor's door", () => {
  it("runs once, shows progress and findings in the reader's language, and refuses a second run", async () => {
    const headers = { ...(await headersOf("admin")), "accept-language": "zh-CN" };
    expect((await ask(answerDoctor, headers)).data.report).toMatchObject({ startedMs: 0 });
    const begun = await ask(answerDoctorRun, headers, { body: {} });
    expect(begun.data.report).toMatchObject({ running: true });
    const again = await ask(answerDoctorRun, headers, { body: {} });
    expect(again).toMatchObject({ code: 429, data: { retryAfterSeconds: 10 } });
    await expect
      .poll(async () => (await ask(answerDoctor, headers)).data.report)
      .toMatchObject({ running: false });
    const { report } = (await ask(answerDoctor, headers)).data;
    expect(report).toMatchObject({
      findings: expect.arrayContaining([expect.objectContaining({ title: "数据库" })]),
    });
  });
});

describe("the ledger's door", () => {
  it("lists newest first, without bodies, in pages", async () => {
    for (let index = 0; index < 51; index += 1) await note("ok", index + 1);
    await note("wrong sign", 100);
    const headers = await headersOf("admin");
    const first = (await ask(answerCallbackLedger, headers)).data;
    expect(first.total).toBe(52);
    expect(first.entries).toHaveLength(50);
    expect(first.entries).toMatchObject({ 0: { id: "wrong sign-100" }, 1: { id: "ok-51" } });
    expect(JSON.stringify(first)).not.toContain("body");
    const second = (await ask(answerCallbackLedger, headers, { query: "?page=2" })).data;
    expect(second.entries).toMatchObject([{ id: "ok-2" }, { id: "ok-1" }]);
  });

  it("lists refused ones alone, and gives a body on demand", async () => {
    await note("ok", 1);
    await note("expired", 2);
    const headers = await headersOf("admin");
    const refused = (await ask(answerCallbackLedger, headers, { query: "?refused=1" })).data;
    expect(refused).toMatchObject({ total: 1, entries: [{ verification: "expired" }] });
    const one = await ask(answerCallbackLedger, headers, { query: "?id=ok-1" });
    expect(one.data).toEqual({ body: '{"event_type":1}' });
    expect((await ask(answerCallbackLedger, headers, { query: "?id=gone" })).code).toBe(2003);
    expect((await ask(answerCallbackLedger, headers, { query: "?page=0" })).code).toBe(602);
  });
});
