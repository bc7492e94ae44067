import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { answerRoomViewers } from "@/lib/protocol/viewer-routes";
import { enterPlace, listViewers } from "./audience";
import { viewersOfRoom } from "./audience-list";
import { addUser } from "./chat-fixture";
import { announceLive, beginPush } from "./live-fixture";
import { openTestServices, type TestServices } from "./services-fixture";

const room = "alice_01";
let services: TestServices;
const open = async () => {
  services = openTestServices({ ENTERS_PER_MINUTE: "1000000", VIEWERS_PER_ADDRESS: "0" });
  await announceLive(services, room);
  await beginPush(services, room);
};
beforeEach(open);
afterEach(() => services.close());

const live = { liveuserid: room, groupid: "", isTape: false };
async function byPhone(userid: string, nickname = ""): Promise<void> {
  services.advance(1);
  const caller = { actor: { kind: "anonymous" }, clientIp: "203.0.113.9" } as const;
  await enterPlace(services, live, { userid, nickname, headpic: "" }, caller);
}
function byBrowser(viewer: string, userId = "", role: "" | "guest" | "moderator" = ""): void {
  services.advance(1);
  const visit = { room, viewer, cookie: "", clientIp: "203.0.113.7", returning: false };
  services.presence.enter(visit, userId ? { userId, nickname: userId, role } : null);
}
const names = (page = 1) =>
  viewersOfRoom(services, room, page).viewers.items.map((it) => it.userId);

describe("the list of a room's viewers", () => {
  it("has phones and browsers by their entering, the broadcaster first, and counts the nameless", async () => {
    byBrowser("browser-1", "bob_02", "moderator");
    await byPhone("carol_03", "Carol");
    byBrowser("browser-2");
    byBrowser("browser-3", "guest-aaaaaaaaaa", "guest");
    byBrowser("browser-4", room);
    const { viewers, visitors } = viewersOfRoom(services, room, 1);
    expect(viewers.items).toEqual([
      { userId: room, nickname: room, avatarUrl: "", role: "" },
      { userId: "bob_02", nickname: "bob_02", avatarUrl: "", role: "moderator" },
      { userId: "carol_03", nickname: "Carol", avatarUrl: "", role: "" },
      { userId: "guest-aaaaaaaaaa", nickname: "guest-aaaaaaaaaa", avatarUrl: "", role: "guest" },
    ]);
    expect([viewers.total, visitors]).toEqual([4, 1]);
  });

  it("names the role that a phone's account has", async () => {
    await addUser(services, "bob_02", { role: "admin" });
    await byPhone("bob_02");
    expect(viewersOfRoom(services, room, 1).viewers.items).toMatchObject([{ role: "admin" }]);
  });

  it("names nobody twice and leaves nobody out, on whatever page", async () => {
    const person = fc.record({ n: fc.nat(90), phone: fc.boolean(), web: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(person, { minLength: 30, maxLength: 90, selector: ({ n }) => n }),
        fc.constantFrom("phone", "web", "both", "away"),
        async (people, host) => {
          services.close();
          await open();
          const expected = new Set<string>();
          const all = [
            ...people.map(({ n, ...where }) => ({ userId: `user_${n}`, ...where })),
            {
              userId: room,
              phone: host === "phone" || host === "both",
              web: host === "web" || host === "both",
            },
          ];
          for (const { userId, phone, web } of all) {
            if (phone) await byPhone(userId);
            if (web) byBrowser(`browser-${userId}`, userId);
            if (phone || web) expected.add(userId);
          }
          const listed = [...names(1), ...names(2), ...names(3)];
          expect(listed).toHaveLength(expected.size);
          expect(new Set(listed)).toEqual(expected);
          expect(names(1).length).toBe(Math.min(50, expected.size));
          if (host !== "away") expect(listed[0]).toBe(room);
          expect(viewersOfRoom(services, room, 1).viewers.total).toBe(expected.size);
        },
      ),
      { numRuns: 15 },
    );
  });

  it("is what phones get too, without the nameless", async () => {
    await byPhone("carol_03");
    byBrowser("browser-1", "bob_02");
    byBrowser("browser-2");
    const ids = (page: number, pageSize: number) =>
      listViewers(services, live, { page, pageSize }).items.map((it) => it.userid);
    expect(ids(1, 20)).toEqual(["carol_03", "bob_02"]);
    expect([ids(1, 1), ids(2, 1), ids(3, 1)]).toEqual([["carol_03"], ["bob_02"], []]);
  });
});

describe("GET /api/rooms/USERID/viewers", () => {
  const ask = async (path: string) =>
    (await answerRoomViewers(services, new Request(`http://h${path}`))).json();

  it("answers whoever asks, by pages", async () => {
    byBrowser("browser-1", "bob_02");
    expect(await ask(`/api/rooms/${room}/viewers`)).toMatchObject({
      code: 200,
      data: { viewers: { items: [{ userId: "bob_02" }], total: 1 }, visitors: 0 },
    });
    expect(await ask(`/api/rooms/${room}/viewers?page=2`)).toMatchObject({
      data: { viewers: { items: [], total: 1 } },
    });
  });

  it("refuses rooms that do not exist and pages that are none", async () => {
    expect(await ask("/api/rooms/nobody/viewers")).toMatchObject({ code: 2003 });
    for (const page of ["0", "-1", "1.5", "x", "201"]) {
      expect(await ask(`/api/rooms/${room}/viewers?page=${page}`), page).toMatchObject({
        code: 602,
      });
    }
  });
});
