import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { errorCodes } from "@/lib/errors";
import { announceLive, beginPush } from "@/lib/services/live-fixture";
import { deepest, fieldsOf, replaceField } from "../fuzz-fixture";
import type { Operation } from "../operation";
import { headersOf, openConsole, type TestConsole } from "./admin-fixture";
import type { AdminCall } from "./admin-operation";
import { adminCalls } from "./admin-table";
import { answerAdminCall } from "./answer-admin-call";

let services: TestConsole;
let admin: Record<string, string>;
beforeAll(async () => {
  services = openConsole({ WEBHOOK_ALLOW_PRIVATE: "on" });
  await announceLive(services, "alice_01");
  await beginPush(services, "alice_01");
  admin = await headersOf(services, "admin");
});
afterAll(() => services.stop());

/** Of these every call costs seconds, and what they are told is told to others, too. */
const slow: readonly string[] = ["adminBackUp", "adminRunDoctor"];
/** The log of what is tried here is long at the end. */
const questionsFirst = (a: AdminCall, b: AdminCall) => a.method.localeCompare(b.method);

const texts: readonly string[] = [
  ...["", "-1", "1e99", "99999999999999999999", "a\u0000b", "\ud800", "\r\nset-cookie: a=b"],
  ...["' OR '1'='1", '%_"\\', "../../etc/passwd", "__proto__", "漢".repeat(120), "A".repeat(9000)],
  ...["alice_01", `${"9".repeat(15)}.x`],
];
const others: readonly string[] = [
  ...["-1", "1.5", "1e999", "9007199254740991", "-9007199254740991", "null", "true", '[""]'],
  ...['{"__proto__":{"role":"admin"}}'],
];
const values = [...texts.map((text) => JSON.stringify(text)), ...others];

function bodiesOf(call: AdminCall): string[] {
  const example = { ...call.example };
  if ("url" in example) example.url = "http://127.0.0.1:9/";
  const fields = [...fieldsOf(call as unknown as Operation), "__proto__", "x"];
  return fields.flatMap((field) => values.map((json) => replaceField(example, field, json)));
}

/** Every name of the path, and all of them in the query or the body. */
function requestOf({ method, path }: AdminCall, body: string): Request {
  const given = JSON.parse(body) as Record<string, unknown>;
  const plain = (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value));
  const safe = (value: unknown) => (plain(value) ?? "").replace(/\p{Surrogate}/gu, "\ufffd");
  const named = path.replace(/\{(\w+)\}/g, (_all, name: string) =>
    encodeURIComponent(safe(given[name])),
  );
  const url = `http://localhost${named}`;
  if (method === "POST") return new Request(url, { method, headers: admin, body });
  const pairs = Object.entries(given).map(([name, value]) => [name, safe(value)]);
  return new Request(`${url}?${new URLSearchParams(pairs)}`, { headers: admin });
}

async function expectSound(request: Request, said: string): Promise<void> {
  const response = await answerAdminCall(services, request);
  expect(response.status, said).toBe(200);
  const text = await response.text();
  if (!response.headers.get("content-type")?.includes("json")) return;
  const { code, message } = JSON.parse(text) as { code: unknown; message: unknown };
  expect(Number.isSafeInteger(code), said).toBe(true);
  expect(code, said).not.toBe(errorCodes.serverFault);
  expect(String(message).length, said).toBeLessThan(1000);
}

describe("the console stays sound for an administrator's mistakes", () => {
  const calls = adminCalls.filter(({ id }) => !slow.includes(id)).sort(questionsFirst);
  it.each(calls.map((call) => [`${call.method} ${call.path}`, call] as const))(
    "%s with one field that is anything",
    async (route, call) => {
      for (const body of bodiesOf(call)) {
        await expectSound(requestOf(call, body), `${route} ${body.slice(0, 300)}`);
      }
    },
  );

  it.each(
    calls.filter(({ method }) => method === "POST").map((call) => [call.path, call] as const),
  )("%s with a body nested as deeply as 64 KiB allow", async (path, call) => {
    const named = requestOf(call, JSON.stringify(call.example)).url;
    for (const body of [...deepest, "", "{", "null", "userid=alice_01", "\ufeff{}"]) {
      const request = new Request(named, { method: "POST", headers: admin, body });
      await expectSound(request, `${path} ${body.slice(0, 60)}`);
    }
  });

  it("after which every page of it can still be read", async () => {
    for (const call of calls.filter(({ method }) => method === "GET")) {
      await expectSound(requestOf(call, "{}"), call.path);
      await expectSound(requestOf(call, JSON.stringify(call.example)), call.path);
    }
  });

  it.each([
    "/api/admin/people/..%2F..%2Fsystem",
    "/api/admin/people/%2e%2e/system/backup",
    "/api/admin//people",
    "/api/admin/people/alice_01/",
    "/api/admin/tapes/%00",
    "/api/admin/tapes/%FF",
    `/api/admin/tapes/${"x".repeat(7000)}`,
    "/api/admin/__proto__",
    "/api/admin/webhooks/constructor",
    "/api/admin",
    "/api/admin/",
  ])("for the path %s", async (path) => {
    for (const method of ["GET", "POST", "PUT", "DELETE", "HEAD"]) {
      const body = method === "GET" || method === "HEAD" ? {} : { body: "{}" };
      const request = new Request(`http://localhost${path}`, { method, headers: admin, ...body });
      await expectSound(request, `${method} ${path}`);
    }
  });
});
