import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { auditLines } from "@/db/repositories/audit-log";
import { insertCallbackEvent } from "@/db/repositories/callback-events";
import { announceLive } from "@/lib/services/live-fixture";
import type { CallbackPage } from "@/lib/shared/callback-entry";
import { askAdmin, headersOf, openConsole, type TestConsole } from "./admin-fixture";

let services: TestConsole;
let admin: Record<string, string>;
beforeEach(async () => {
  services = openConsole();
  admin = await headersOf(services, "admin");
});
afterEach(() => services.stop());

/** Entries one millisecond apart, the oldest first. */
const fill = (rows: readonly Partial<Parameters<typeof insertCallbackEvent>[1]>[]) =>
  services.database.write((db) => {
    for (const [index, row] of rows.entries()) {
      insertCallbackEvent(db, {
        ...{ id: `e-${index}`, receivedMs: 1000 + index, source: "/callback/tape_callback.php" },
        ...{ eventType: 1, streamName: "1000_alice", verification: "ok", effect: "applied" },
        ...{ body: "{}", ...row },
      });
    }
  });
const list = async (query: string) => {
  const answer = await askAdmin(services, `GET /api/admin/callbacks?${query}`, admin);
  return { code: answer.code, ...(answer.data as unknown as CallbackPage) };
};
const found = async (query: string) =>
  (await list(query)).entries.map(({ id }) => id.replace("e-", "")).join();

describe("the ledger", () => {
  it("is filtered by what became of it, event, stream, origin and time", async () => {
    await fill([
      { effect: "refused", verification: "wrong sign" },
      { effect: "known already", eventType: 0 },
      { effect: "ignored: an older picture", eventType: 200, streamName: "1000_alice_02" },
      { effect: "not let in: This broadcaster may not go live at the moment." },
      { origin: "engine", source: "engine", streamName: "1000_bob" },
      { streamName: "1000%alice" },
      { streamName: "1000_ALICE'\"\\" },
    ]);
    expect(await found("")).toBe("6,5,4,3,2,1,0");
    expect(await found("fate=refused")).toBe("0");
    expect(await found("fate=accepted")).toBe("6,5,4,3,2,1");
    expect(await found("fate=applied")).toBe("6,5,4");
    expect(await found("fate=duplicate")).toBe("1");
    expect(await found("fate=ignored")).toBe("2");
    expect(await found("fate=notLetIn")).toBe("3");
    expect(await found("type=0")).toBe("1");
    expect(await found("stream=1000_alice")).toBe("3,2,1,0");
    expect(await found("stream=1000_alice_02")).toBe("2");
    expect(await found("stream=1000%25")).toBe("5");
    expect(await found("stream=%25")).toBe("");
    expect(await found(`stream=${encodeURIComponent("1000_ALICE'\"\\")}`)).toBe("6");
    expect(await found("origin=engine")).toBe("4");
    expect(await found("fromMs=1002&untilMs=1004")).toBe("4,3,2");
    expect(await found("fate=accepted&type=1&stream=1000&origin=received")).toBe("6,5,3");
    expect(await found("fate=&type=&stream=&origin=&fromMs=&untilMs=&cursor=")).toBe(
      "6,5,4,3,2,1,0",
    );
  });

  it("is read page by page without a gap, also where several came in one millisecond", async () => {
    await fill(Array.from({ length: 130 }, (_, i) => ({ receivedMs: 1000 + Math.floor(i / 40) })));
    const seen: string[] = [];
    let cursor = "";
    for (let pages = 0; pages < 4; pages += 1) {
      const page = await list(`cursor=${cursor}`);
      seen.push(...page.entries.map(({ id }) => id));
      expect(page).toMatchObject({ total: 130, isTotalCut: false });
      if (page.next === null) break;
      cursor = page.next;
    }
    expect(seen).toHaveLength(130);
    expect(new Set(seen).size).toBe(130);
  });

  it("counts to ten thousand, and finds as quickly what is rare among them", async () => {
    const effects = ["ignored: nobody here asked for this stream", "applied"];
    await fill(
      Array.from({ length: 20_100 }, (_, i) => ({
        effect: effects[i % 2],
        streamName: `1000_user_${i % 7}`,
      })),
    );
    expect(await list("fate=ignored")).toMatchObject({ total: 10_000, isTotalCut: true });
    expect(await list("stream=1000_")).toMatchObject({ total: 10_000, isTotalCut: true });
    const narrow = await list("stream=1000_user_3&fate=applied");
    expect(narrow.entries).toHaveLength(50);
    expect(narrow.isTotalCut).toBe(false);
  });

  it.each([
    "fate=odd",
    "type=x",
    "origin=me",
    "cursor=nonsense",
    "cursor=1.%27%20or%201=1",
    "fromMs=yesterday",
  ])("says what is wrong with ?%s", async (query) => {
    const { code } = await list(query);
    expect(code).not.toBe(200);
    expect(code).toBeLessThan(10_000);
  });

  it("takes a long stream for its beginning", async () => {
    await fill([{ streamName: "s".repeat(100) }]);
    expect(await found(`stream=${"s".repeat(300)}`)).toBe("0");
  });
});

describe("replaying and simulating", () => {
  it("stand in the audit log, and an entry that is not there is not found", async () => {
    await announceLive(services, "alice_01");
    const made = await askAdmin(services, "POST /api/admin/callbacks/simulate", admin, {
      ...{ kind: "start", userid: "alice_01" },
    });
    expect(made).toMatchObject({ code: 200, data: { effect: "applied", verification: "ok" } });
    const id = String(made.data.id);
    const route = `POST /api/admin/callbacks/${id}/replay`;
    const [one, two] = await Promise.all([
      askAdmin(services, route, admin),
      askAdmin(services, route, admin),
    ]);
    expect(one).toMatchObject({ code: 200, data: { effect: "known already" } });
    expect(two).toMatchObject({ code: 200, data: { effect: "known already" } });
    const missing = await askAdmin(services, "POST /api/admin/callbacks/none/replay", admin);
    expect(missing.code).toBe(2003);
    const read = await askAdmin(services, `GET /api/admin/callbacks/${id}`, admin);
    expect(read.data).toMatchObject({ entry: { id, origin: "simulated", orderedBy: "admin_01" } });
    const body = String(read.data.body);
    expect(body).toContain('"event_type":1');
    expect(body).not.toContain("sign");
    const lines = auditLines(services.database.read, {}, 10);
    expect(lines.map(({ action, outcome }) => `${action} ${outcome}`)).toEqual([
      "adminReplayCallback notFound",
      "adminReplayCallback done",
      "adminReplayCallback done",
      "adminSimulateCallback done",
    ]);
  });

  it.each([
    [{ kind: "odd", userid: "alice_01" }],
    [{ kind: "start" }],
    [{ kind: "record", userid: "alice_01", url: "file:///etc/passwd" }],
    [{ kind: "record", userid: "alice_01", url: "https://x/1.mp4", durationSeconds: -1 }],
    [{ kind: "start", userid: "alice_01", sequence: "a b" }],
    [{ kind: "start", userid: "alice_01", atMs: "x" }],
    [{}],
  ])("do not take %j", async (body) => {
    const { code } = await askAdmin(services, "POST /api/admin/callbacks/simulate", admin, body);
    expect(code).not.toBe(200);
    expect(code).toBeLessThan(10_000);
    expect((await list("")).total).toBe(0);
  });
});
