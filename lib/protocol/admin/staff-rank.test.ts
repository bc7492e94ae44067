import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { auditLines } from "@/db/repositories/audit-log";
import { findLive } from "@/db/repositories/live";
import { findReport, insertReport } from "@/db/repositories/reports";
import { findTape } from "@/db/repositories/tapes";
import { addTape, announceLive, beginPush, endPush } from "@/lib/services/live-fixture";
import type { BulkOutcome } from "@/lib/shared/admin-tapes";
import { askAdmin, headersOf, openConsole, type TestConsole } from "./admin-fixture";

const unverified = 498;
let services: TestConsole;
let moderator: Record<string, string>;
let admin: Record<string, string>;
beforeEach(async () => {
  services = openConsole();
  admin = await headersOf(services, "admin");
  moderator = await headersOf(services, "moderator");
  await headersOf(services, "readonly");
  for (const userid of ["admin_01", "moderator_01", "readonly_01", "alice_01"]) {
    await announceLive(services, userid);
    await beginPush(services, userid);
  }
});
afterEach(() => services.stop());

const lives = (what: string, body: object, headers = moderator) =>
  askAdmin(services, `POST /api/admin/lives/${what}`, headers, body);
const isOnAir = (userid: string) => {
  const row = findLive(services.database.read, userid);
  return row?.status === 1 && row.forbidStatus === 0 && row.endedByOwnerMs === 0;
};

describe("a moderator", () => {
  // His own, too: what an administrator has ordered about him is not his to take back.
  const ofStaff = ["admin_01", "moderator_01", "readonly_01"];

  it.each(ofStaff)("ends, forbids and allows no broadcast of %s", async (userid) => {
    for (const what of ["stop", "forbid", "allow"]) {
      const answer = await lives(what, { userid, reason: "" });
      expect([answer.code, answer.data]).toEqual([unverified, { reason: "staffAccount" }]);
    }
    expect(isOnAir(userid)).toBe(true);
    const lines = auditLines(services.database.read, { target: userid }, 9);
    expect(lines.map(({ action, outcome }) => [action, outcome])).toEqual([
      ["adminAllowLive", "unverified"],
      ["adminForbidLive", "unverified"],
      ["adminStopLive", "unverified"],
    ]);
  });

  it("does not lift a ban of his own that an administrator has spoken", async () => {
    await lives("forbid", { userid: "moderator_01", reason: "Think about it" }, admin);
    expect((await lives("allow", { userid: "moderator_01" })).code).toBe(unverified);
    expect(findLive(services.database.read, "moderator_01")?.forbidStatus).toBe(1);
    expect((await lives("allow", { userid: "moderator_01" }, admin)).code).toBe(200);
  });

  it("orders about everybody else, and writes to everybody", async () => {
    expect((await lives("stop", { userid: "alice_01", reason: "" })).code).toBe(200);
    expect(isOnAir("alice_01")).toBe(false);
    expect((await lives("message", { userid: "admin_01", text: "Too loud." })).code).toBe(200);
  });

  it("may no more than his role is by the time that the order is carried out", async () => {
    const asked = { role: "moderator" };
    const second = await headersOf(services, "admin");
    await askAdmin(services, "POST /api/admin/people/moderator_01/role", second, { role: "admin" });
    const both = await Promise.all([
      askAdmin(services, "POST /api/admin/people/moderator_01/role", second, asked),
      lives("forbid", { userid: "admin_01", reason: "" }),
    ]);
    expect(both.map(({ code }) => code)).toEqual([200, unverified]);
    expect(isOnAir("admin_01")).toBe(true);
  });
});

describe("recordings of the staff", () => {
  beforeEach(async () => {
    for (const userid of ["admin_01", "moderator_01", "alice_01"]) {
      services.advance(60_000);
      await addTape(services, userid, `of-${userid}`);
      await endPush(services, userid);
    }
  });
  const tape = (fileId: string) => findTape(services.database.read, fileId);
  const order = (fileId: string, what: string, body: object = {}, headers = moderator) =>
    askAdmin(services, `POST /api/admin/tapes/${fileId}/${what}`, headers, body);

  it.each(["of-admin_01", "of-moderator_01"])("a moderator leaves %s as it is", async (fileId) => {
    await order(fileId, "withhold", { reason: "By an administrator" }, admin);
    const before = tape(fileId);
    for (const [what, body] of [
      ["withhold", { reason: "Mine" }],
      ["release", {}],
      ["rename", { title: "Another" }],
    ] as const) {
      const answer = await order(fileId, what, body);
      expect([answer.code, answer.data]).toEqual([unverified, { reason: "staffAccount" }]);
    }
    expect(tape(fileId)).toEqual(before);
    expect((await order(fileId, "release", {}, admin)).code).toBe(200);
  });

  it("among many, each with its own result and line, ids repeated and missing", async () => {
    const fileids = ["of-alice_01", "of-admin_01", "of-alice_01", "nobody's", "of-moderator_01"];
    const body = { action: "withhold", fileids, reason: "Look into it" };
    const { data } = await askAdmin(services, "POST /api/admin/tapes/bulk", moderator, body);
    const results = (data.outcomes as BulkOutcome[]).map(({ fileId, result }) => [fileId, result]);
    expect(results).toEqual([
      ["of-alice_01", "done"],
      ["of-admin_01", "staffAccount"],
      ["nobody's", "notFound"],
      ["of-moderator_01", "staffAccount"],
    ]);
    expect(tape("of-admin_01")?.withheldMs).toBe(0);
    const lines = auditLines(services.database.read, { action: "adminWithholdTape" }, 9);
    expect(lines.map(({ target, outcome }) => [target, outcome])).toEqual([
      ["of-moderator_01", "unverified"],
      ["nobody's", "notFound"],
      ["of-admin_01", "unverified"],
      ["of-alice_01", "done"],
    ]);
  });

  it("are no more than 200 at a time", async () => {
    const fileids = Array.from({ length: 201 }, (_, n) => `f${n}`);
    const ask = (some: readonly string[]) =>
      askAdmin(services, "POST /api/admin/tapes/bulk", admin, { action: "delete", fileids: some });
    expect((await ask(fileids)).code).toBe(602);
    expect((await ask([])).code).toBe(602);
    expect((await ask(fileids.slice(1))).code).toBe(200);
  });
});

describe("complaints about the staff", () => {
  beforeEach(() =>
    services.database.write((db) => {
      for (const [id, reported] of [
        ["r1", "moderator_01"],
        ["r2", "admin_01"],
        ["r3", "alice_01"],
      ] as const) {
        const about = { reporter: "vera_01", reported, addressHash: "", status: "open" };
        insertReport(db, { id, ...about, createdMs: services.now() });
      }
    }),
  );
  const decide = (id: string, headers = moderator) =>
    askAdmin(services, `POST /api/admin/reports/${id}/resolve`, headers, { outcome: "dismissed" });
  const statusOf = (id: string) => findReport(services.database.read, id)?.status;

  it("are decided by administrators, and not by moderators about themselves", async () => {
    for (const id of ["r1", "r2"]) {
      expect((await decide(id)).data).toEqual({ reason: "staffAccount" });
      const many = { id, about: "person", outcome: "dismissed" };
      const answer = await askAdmin(services, "POST /api/admin/reports/bulk", moderator, many);
      expect(answer.data).toEqual({ reason: "staffAccount" });
      expect(statusOf(id)).toBe("open");
    }
    expect((await decide("r3")).code).toBe(200);
    expect((await decide("r1", admin)).code).toBe(200);
    // There may be nobody else.
    expect((await decide("r2", admin)).code).toBe(200);
  });

  it("are decided once, whoever of two is faster", async () => {
    await headersOf(services, "moderator");
    const upheld = { outcome: "upheld" };
    const answers = await Promise.all([
      decide("r3"),
      askAdmin(services, "POST /api/admin/reports/r3/resolve", admin, upheld),
    ]);
    expect(answers.map(({ code }) => code).sort()).toEqual([200, 4009]);
    expect(answers.find(({ code }) => code === 4009)?.data.reason).toBe("decidedAlready");
  });
});
