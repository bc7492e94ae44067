import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { auditLines } from "@/db/repositories/audit-log";
import { insertChatMessage } from "@/db/repositories/chat-messages";
import { insertReport, type NewReportRow } from "@/db/repositories/reports";
import { addTape, announceLive, beginPush, endPush } from "@/lib/services/live-fixture";
import type { ReportDetail, ReportsPage } from "@/lib/shared/admin-reports";
import { askAdmin, headersOf, openConsole, type TestConsole } from "./admin-fixture";

let services: TestConsole;
let moderator: Record<string, string>;
let admin: Record<string, string>;
beforeEach(async () => {
  services = openConsole();
  moderator = await headersOf(services, "moderator");
  admin = await headersOf(services, "admin");
  await announceLive(services, "host_01", { groupid: "" });
  await beginPush(services, "host_01");
});
afterEach(() => services.stop());

const about = { reporter: "vera_01", reported: "troll_01", addressHash: "" };
function file(...rows: readonly (Partial<NewReportRow> & { id: string })[]) {
  const createdMs = services.now();
  return services.database.write((db) => {
    for (const row of rows) insertReport(db, { ...about, createdMs, status: "open", ...row });
  });
}
/** Somebody writes as many messages as there are words. */
function write(userid: string, ...words: readonly string[]) {
  return services.database.write((db) => {
    for (const text of words) {
      services.advance(1000);
      const shown = { nickname: userid, headpic: "", sentMs: services.now(), source: "web" };
      const ids = { id: `${userid}:${text}`, room: "host_01", kind: "text", userid, text };
      insertChatMessage(db, { ...shown, ...ids });
    }
  });
}
const list = async (query = "") => {
  const { code, data } = await askAdmin(services, `GET /api/admin/reports${query}`, moderator);
  return { code, page: data as unknown as ReportsPage };
};
const idsOf = ({ reports }: ReportsPage) => reports.map(({ id }) => id);
const detail = async (id: string) => {
  const { data } = await askAdmin(services, `GET /api/admin/reports/${id}`, moderator);
  return data as unknown as ReportDetail;
};
const give = (id: string, what: string, body: object = {}, headers = moderator) =>
  askAdmin(services, `POST /api/admin/reports/${id}/${what}`, headers, body);

describe("the queue", () => {
  it("has the newest first, page by page, each once, with those of one millisecond", async () => {
    const ids = Array.from({ length: 120 }, (_, at) => `r${String(at).padStart(3, "0")}`);
    await services.database.write((db) => {
      for (const [at, id] of ids.entries()) {
        insertReport(db, { ...about, id, status: "open", createdMs: 1000 + Math.floor(at / 7) });
      }
    });
    const seen: string[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const { page } = await list(`?cursor=${cursor}`);
      expect(page).toMatchObject({ total: 120, isTotalCut: false });
      seen.push(...idsOf(page));
      cursor = page.next;
    }
    expect(seen).toEqual([...ids].reverse());
  });

  it("is narrowed down by state, reason and whom it is about, and by nothing else", async () => {
    await file(
      { id: "r1", reason: "spam" },
      { id: "r2", reason: "abuse", status: "upheld" },
      { id: "r3", reason: "spam", reported: "o'brien_%" },
    );
    expect(idsOf((await list("?state=open")).page)).toEqual(["r3", "r1"]);
    expect(idsOf((await list("?state=upheld")).page)).toEqual(["r2"]);
    expect(idsOf((await list("?reason=spam&state=")).page)).toEqual(["r3", "r1"]);
    const odd = encodeURIComponent("o'brien_%");
    expect(idsOf((await list(`?about=${odd}`)).page)).toEqual(["r3"]);
    for (const nobody of ["%", "_", "'", '"', "\\", "troll%", "x".repeat(300)]) {
      const { page } = await list(`?about=${encodeURIComponent(nobody)}`);
      expect(page, nobody).toMatchObject({ reports: [], next: null, total: 0 });
    }
  });

  it.each([
    ["?state=closed", 602],
    ["?reason=boring", 602],
    ["?cursor=nonsense", 4002],
    ["?cursor=1.%27%20or%201", 4002],
  ])("refuses %s", async (query, code) => {
    expect((await list(query)).code).toBe(code);
  });
});

describe("a complaint about a message", () => {
  beforeEach(async () => {
    await write("bob_0001", "b1", "b2", "b3", "b4", "b5", "b6");
    await write("troll_01", "rude");
    const messageMs = services.now();
    await write("bob_0001", "a1", "a2", "a3", "a4", "a5", "a6");
    await file({
      ...{ id: "r1", room: "host_01", messageId: "troll_01:rude", messageText: "rude" },
      ...{ messageNickname: "troll_01", messageMs, clipMs: messageMs - 1_800_000_000_000 },
    });
  });

  it("shows it among those before and after, and where it was said", async () => {
    const found = await detail("r1");
    expect(found.message).toMatchObject({ text: "rude", state: "shown" });
    expect(found.before.map(({ text }) => text)).toEqual(["b2", "b3", "b4", "b5", "b6"]);
    expect(found.after.map(({ text }) => text)).toEqual(["a1", "a2", "a3", "a4", "a5"]);
    expect(found).toMatchObject({ place: null, openAboutMessage: 1, clipMs: 7000 });
  });

  it("leads to the second of the recording once there is one", async () => {
    services.advance(60_000);
    await endPush(services, "host_01");
    const seconds = Math.round((services.now() - 1_800_000_000_000) / 1000);
    await addTape(services, "host_01", "tape1", { seconds });
    // What is written is about the picture of two seconds before.
    expect((await detail("r1")).place).toEqual({
      ...{ kind: "tape", fileId: "tape1", title: "Run", seconds: 5 },
      ...{ isDeleted: false, isWithheld: false },
    });
  });

  it("hides it, mutes its writer, and says both", async () => {
    expect((await give("r1", "hide")).code).toBe(200);
    expect((await give("r1", "hide")).code).toBe(200);
    expect((await give("r1", "mute", { seconds: 600 })).code).toBe(200);
    const found = await detail("r1");
    expect(found.message?.state).toBe("hidden");
    expect(found.person.mutedUntilMs).toBe(services.now() + 600_000);
    expect((await give("r1", "mute", { seconds: 0 })).code).toBe(200);
    expect((await detail("r1")).person.mutedUntilMs).toBe(0);
    const lines = auditLines(services.database.read, { action: "adminHideReportedMessage" }, 9);
    expect(lines).toMatchObject([{ outcome: "done" }, { outcome: "done", target: "r1" }]);
  });

  it("is decided once: who comes second learns who was faster", async () => {
    const decision = { outcome: "upheld", note: "Seen" };
    const both = await Promise.all([
      give("r1", "resolve", decision, moderator),
      give("r1", "resolve", { outcome: "dismissed", note: "" }, admin),
    ]);
    expect(both.map(({ code }) => code)).toEqual([200, 4009]);
    expect(both[1]?.data).toMatchObject({ by: "moderator_01", state: "upheld" });
    // The same once more, such as after a lost answer.
    expect((await give("r1", "resolve", decision)).code).toBe(200);
    const { report } = await detail("r1");
    expect(report).toMatchObject({
      ...{ state: "upheld", handledBy: "moderator_01", resolution: "Seen" },
      handledMs: services.now(),
    });
  });
});

it("everything open about a message or a person is decided at once, and nothing else", async () => {
  const message = { room: "host_01", messageId: "m1" };
  await file(
    { id: "r1", ...message },
    { id: "r2", ...message, reporter: "kim_0001" },
    { id: "r3", reporter: "kim_0001" },
    { id: "r4", ...message, status: "dismissed" },
    { id: "r5", reported: "other_01", ...message },
  );
  const bulk = (body: object) =>
    askAdmin(services, "POST /api/admin/reports/bulk", moderator, { note: "", ...body });
  const same = { id: "r1", about: "message", outcome: "upheld" };
  expect((await bulk(same)).data).toEqual({ count: 2 });
  expect((await bulk(same)).data).toEqual({ count: 0 });
  expect((await bulk({ id: "r3", about: "message", outcome: "upheld" })).code).toBe(4002);
  const person = { id: "r3", about: "person", outcome: "dismissed" };
  expect((await bulk(person)).data).toEqual({ count: 1 });
  expect((await detail("r4")).report.handledMs).toBe(0);
  expect((await detail("r5")).report.state).toBe("open");
  expect((await detail("r1")).others).toEqual({ open: 0, upheld: 1, dismissed: 2 });
});

it("what is not there is not found, whatever its id looks like", async () => {
  for (const id of ["nothing", "%25", "'", encodeURIComponent("a/b")]) {
    expect((await give(id, "resolve", { outcome: "upheld", note: "" })).code, id).toBe(2003);
    expect((await give(id, "hide")).code, id).toBe(2003);
  }
  expect((await askAdmin(services, "GET /api/admin/reports/nothing", moderator)).code).toBe(2003);
  await file({ id: "r1" }, { id: "r2", room: "host_01", messageId: "gone" });
  expect((await give("r1", "hide")).code).toBe(4002);
  expect((await give("r2", "hide")).code).toBe(2003);
  for (const body of [
    {},
    { outcome: "open", note: "" },
    { outcome: "upheld", note: "x".repeat(301) },
  ]) {
    expect((await give("r1", "resolve", body)).code).toBe(602);
  }
  expect((await give("r1", "mute", { seconds: -1 })).code).toBe(602);
  expect((await detail("r1")).report.state).toBe("open");
});
