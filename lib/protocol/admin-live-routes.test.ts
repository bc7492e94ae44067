import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findLive } from "@/db/repositories/live";
import { openTestChat, type TestChat } from "@/lib/services/chat-fixture";
import type { StateServices } from "@/lib/services/cloud-state";
import { secretsOf } from "@/lib/services/doctor/without-secrets";
import { announceLive, beginPush } from "@/lib/services/live-fixture";
import { tencentEnvironment } from "@/lib/services/services-fixture";
import { liveOrders } from "@/lib/shared/admin-lives";
import { signedOut } from "@/lib/shared/session-refusal";
import { answerAdminLives, answerLiveOrder, answerServerState } from "./admin-live-routes";
import { makeAccount, webToken } from "./wire-fixture";

let services: TestChat & StateServices;
beforeEach(() => open({}));
afterEach(() => services.stop());

function open(environment: Record<string, string>) {
  services = { ...openTestChat(environment), reconciler: null };
}

const roles = ["user", "moderator", "admin"] as const;
type Who = "anonymous" | "guest" | (typeof roles)[number];

/** How somebody of that kind calls; a guest has no more than a token that nobody gave out. */
async function headersOf(who: Who): Promise<Record<string, string>> {
  if (who === "anonymous") return {};
  if (who === "guest") return { cookie: "mlvb_session=guest", authorization: "Bearer guest" };
  await makeAccount(services, `${who}_01`, who);
  return { cookie: `mlvb_session=${await webToken(services, `${who}_01`)}` };
}

async function ask(
  door: (request: Request) => Promise<Response>,
  headers: Record<string, string>,
  { query = "", body }: { readonly query?: string; readonly body?: object | undefined } = {},
) {
  const request = new Request(`http://localhost/api/admin/x${query}`, {
    method: body ? "POST" : "GET",
    headers,
    body: body ? JSON.stringify(body) : undefined,
  });
  return (await (await door(request)).json()) as { code: number; data: Record<string, unknown> };
}

const readings = [
  ["the list of lives", (request: Request) => answerAdminLives(services, request)],
  ["the state of the server", (request: Request) => answerServerState(services, request)],
] as const;
const orders = liveOrders.map(
  (order) => [`${order}`, (request: Request) => answerLiveOrder(services, request, order)] as const,
);
const doors = [
  ...readings.map(([name, door]) => [name, door, undefined] as const),
  ...orders.map(([name, door]) => [name, door, { userid: "alice_01" }] as const),
];

describe.each(doors)("the door to %s", (_name, door, body) => {
  beforeEach(async () => {
    await announceLive(services, "alice_01");
    await beginPush(services, "alice_01");
  });

  it.each(["anonymous", "guest", "user", "moderator"] as const)(
    "refuses %s, tells nothing and changes nothing",
    async (who) => {
      const before = findLive(services.database.read, "alice_01");
      const answer = await ask(door, await headersOf(who), { body });
      expect(answer).toMatchObject({ code: 498 });
      // Whether to sign in or to give up, and nothing else.
      const isNobody = who === "anonymous" || who === "guest";
      expect(answer.data).toEqual(isNobody ? { reason: signedOut } : {});
      expect(findLive(services.database.read, "alice_01")).toEqual(before);
    },
  );

  it("answers an administrator", async () => {
    expect(await ask(door, await headersOf("admin"), { body })).toMatchObject({ code: 200 });
  });

  it("takes nothing that another site made the browser send", async () => {
    const headers = { ...(await headersOf("admin")), "sec-fetch-site": "cross-site" };
    expect(await ask(door, headers, { body })).toMatchObject({ code: 498 });
  });
});

describe("orders", () => {
  it("change what the next list shows", async () => {
    await announceLive(services, "alice_01");
    const headers = await headersOf("admin");
    const give = (order: "forbid" | "allow") =>
      ask((request) => answerLiveOrder(services, request, order), headers, {
        body: { userid: "alice_01" },
      });
    const list = () => ask((request) => answerAdminLives(services, request), headers);
    expect((await give("forbid")).data).toEqual({ userId: "alice_01", forbidden: true });
    expect((await list()).data).toMatchObject({ lives: [{ forbidden: true }], total: 1 });
    expect((await give("allow")).data).toEqual({ userId: "alice_01", forbidden: false });
    expect((await list()).data).toMatchObject({ lives: [], total: 0 });
  });

  it.each([
    [602, {}],
    [602, { userid: "" }],
    [602, { userid: { $ne: "" } }],
    [602, { userid: "x".repeat(65) }],
    [2003, { userid: "nobody" }],
    [2003, { userid: "' or 1=1 --" }],
  ])("answer %i to %o", async (code, body) => {
    const headers = await headersOf("admin");
    for (const [, door] of orders)
      expect(await ask(door, headers, { body })).toMatchObject({ code });
  });

  it("say what is done when the cloud does not answer", async () => {
    await services.stop();
    open({ ...tencentEnvironment, LIVE_API_URL: "http://127.0.0.1:9" });
    await announceLive(services, "alice_01");
    const headers = await headersOf("admin");
    const answer = await ask((request) => answerLiveOrder(services, request, "forbid"), headers, {
      body: { userid: "alice_01" },
    });
    expect(answer).toMatchObject({
      code: 4005,
      data: { reason: "banHoldsHere", forbidden: true, cloud: { failure: "unreachable" } },
    });
  });
});

describe("the list", () => {
  it.each([["0"], ["-1"], ["x"], ["1e9"]])("refuses page %s", async (page) => {
    const door = (request: Request) => answerAdminLives(services, request);
    const answer = await ask(door, await headersOf("admin"), { query: `?page=${page}` });
    expect(answer).toMatchObject({ code: 602 });
  });
});

describe("no answer", () => {
  it("holds a configured secret", async () => {
    await services.stop();
    open({
      ...tencentEnvironment,
      LIVE_API_URL: "http://127.0.0.1:9",
      PUSH_KEY_BACKUP: "BACKUPEXAMPLE0123456789",
      PLAY_KEY: "PLAYKEYEXAMPLE0123456789",
      IM_CALLBACK_TOKEN: "IMTOKENEXAMPLE",
      CALLBACK_URL_SECRET: "URLSECRETEXAMPLE",
    });
    await announceLive(services, "alice_01");
    await beginPush(services, "alice_01");
    const headers = await headersOf("admin");
    const answers = [];
    for (const [, door, body] of doors) answers.push(await ask(door, headers, { body }));
    const text = JSON.stringify(answers);
    expect(text).toContain("alice_01");
    expect(secretsOf(services.config).length).toBeGreaterThan(8);
    for (const secret of secretsOf(services.config)) expect(text).not.toContain(secret);
    // Whoever has the push address is the broadcaster.
    expect(text).not.toContain("txSecret");
  });
});
