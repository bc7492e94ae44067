import { afterEach, beforeEach, describe, expect, it } from "vitest";
import * as adminSchema from "@/db/schema/sqlite-admin";
import { createAccessToken } from "@/lib/services/access-tokens";
import { announceLive, beginPush } from "@/lib/services/live-fixture";
import { dumpTables } from "@/lib/services/tables-fixture";
import { signedOut } from "@/lib/shared/session-refusal";
import { atLeast, type StaffRole, tokenScopes } from "@/lib/shared/staff";
import {
  accountOf,
  askAdmin,
  callAdmin,
  everyWho,
  headersOf,
  openConsole,
  type TestConsole,
  type Who,
} from "./admin-fixture";
import type { AdminCall } from "./admin-operation";
import { adminCalls } from "./admin-table";

const refused = 498;

let services: TestConsole;
beforeEach(async () => {
  services = openConsole();
  await announceLive(services, "alice_01");
  await beginPush(services, "alice_01");
});
afterEach(() => services.stop());

/** The example's names in the path, the rest in the query or the body. */
function routeOf({ method, path, example }: AdminCall): string {
  const named = path.replace(/\{(\w+)\}/g, (_all, name: string) =>
    encodeURIComponent(String(example[name])),
  );
  const query = new URLSearchParams(
    Object.entries(example).map(([name, value]) => [name, String(value)]),
  );
  return method === "GET" ? `GET ${named}?${query}` : `POST ${named}`;
}

/** The number of the answer; a file is a success. */
async function codeOf(
  call: AdminCall,
  headers: Record<string, string>,
): Promise<{ code: number; data: unknown }> {
  const response = await callAdmin(services, routeOf(call), headers, call.example);
  const isFile = !response.headers.get("content-type")?.includes("json");
  if (isFile) return { code: 200, data: {} };
  return (await response.json()) as { code: number; data: unknown };
}

/** Every table but that in which it is written that somebody tried. */
function tables(): string {
  const { addressBan, accessToken, webhookEndpoint, webhookDelivery, serverSetting, staffNotice } =
    adminSchema;
  const ofConsole = [
    ...[addressBan, accessToken, webhookEndpoint, webhookDelivery, serverSetting, staffNotice],
  ].map((table) => services.database.read.select().from(table).all());
  return JSON.stringify([dumpTables(services), ofConsole]);
}

const routes = adminCalls.map((call) => [`${call.method} ${call.path}`, call.role, call] as const);

describe("who may call the console's routes", () => {
  it.each(routes)("%s is for %s", async (_route, role, call) => {
    for (const who of everyWho) {
      const isStaff = who !== "anonymous" && who !== "guest";
      const may = isStaff && atLeast(who, role);
      const headers = await headersOf(services, who);
      const before = tables();
      const answer = await codeOf(call, headers);
      if (may) {
        expect(answer.code, `${who} may`).not.toBe(refused);
        continue;
      }
      expect(answer.code, `${who} may not`).toBe(refused);
      // Whether to sign in or to give up, and nothing else.
      expect(answer.data, who).toEqual(isStaff ? {} : { reason: signedOut });
      expect(tables(), `${who} changed something`).toBe(before);
    }
  });

  const orders = routes.filter(([, , { method }]) => method === "POST");
  it.each(orders)("%s is not given by another site", async (_route, _role, call) => {
    const headers = { ...(await headersOf(services, "admin")), "sec-fetch-site": "cross-site" };
    const before = tables();
    expect((await codeOf(call, headers)).code).toBe(refused);
    expect(tables()).toBe(before);
  });
});

describe("what an access token may", () => {
  async function tokenOf(who: Who, scopes: readonly (typeof tokenScopes)[number][]) {
    const { actor } = await signedIn(who);
    const { token } = await createAccessToken(
      services,
      { actor, clientIp: "" },
      { name: "test", scopes, days: 1 },
    );
    return { authorization: `Bearer ${token}` };
  }
  async function signedIn(who: Who) {
    await headersOf(services, who);
    const role: StaffRole = who === "moderator" || who === "admin" ? who : "readonly";
    const userId = accountOf(who);
    return { actor: { kind: "user" as const, userId, nickname: userId, role } };
  }

  it.each(routes)("%s, by its scope alone", async (_route, _role, call) => {
    const { scope } = call;
    const others = tokenScopes.filter((it) => it !== scope);
    const lacking = await tokenOf("admin", others);
    const untouched = tables();
    expect((await codeOf(call, lacking)).code, "without its scope").toBe(refused);
    expect(withoutUse(tables())).toBe(withoutUse(untouched));
    if (scope === null) return;
    const having = await tokenOf("admin", [scope]);
    expect((await codeOf(call, having)).code, "with its scope").not.toBe(refused);
  });

  it.each(routes)("%s, no more than its owner's role", async (_route, role, call) => {
    if (role === "readonly" || call.scope === null) return;
    const headers = await tokenOf("readonly", [call.scope]);
    expect((await codeOf(call, headers)).code).toBe(refused);
  });

  it("ends when it expires, is revoked, or its owner is locked", async () => {
    const headers = await tokenOf("admin", ["lives:read"]);
    const list = () => askAdmin(services, "GET /api/admin/lives", headers);
    expect((await list()).code).toBe(200);
    services.advance(2 * 86_400_000);
    expect((await list()).code).toBe(refused);
  });

  /** That a token was used is written down beside. */
  function withoutUse(dump: string): string {
    return dump.replace(/"lastUsed(Ms|From)":("[^"]*"|\d+)/g, "");
  }
});
