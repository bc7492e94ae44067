import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listReports } from "@/db/repositories/reports";
import { findDoor } from "@/lib/server/hot-doors";
import { addUser, openTestChat, type TestChat } from "@/lib/services/chat-fixture";
import { announceLive, beginPush } from "@/lib/services/live-fixture";
import { reportNoteLength } from "@/lib/shared/reports";
import { answerComplaint } from "./report-routes";
import { webToken } from "./wire-fixture";

let chat: TestChat;
let cookie: string;
beforeAll(async () => {
  chat = openTestChat({ REPORTS_PER_HOUR: "1000" });
  await addUser(chat, "vera_01");
  await announceLive(chat, "host_01", { groupid: "" });
  await beginPush(chat, "host_01");
  cookie = `mlvb_session=${await webToken(chat, "vera_01")}`;
});
afterAll(() => chat.stop());

async function send(body: object, headers: Record<string, string> = {}): Promise<number> {
  const request = new Request("http://app/api/reports", {
    method: "POST",
    headers,
    body: JSON.stringify(body),
  });
  return ((await (await answerComplaint(chat, request)).json()) as { code: number }).code;
}
const onLive = { kind: "live", userid: "host_01", reason: "spam" };
const rows = () => listReports(chat.database.read, 100);

describe("the door of complaints", () => {
  it("is open to who has signed in and to who has no name", async () => {
    expect(await send({ ...onLive, note: "Ads" })).toBe(200);
    expect(await send(onLive, { cookie })).toBe(200);
    const said = rows().map(({ reporter, note }) => [reporter, note]);
    expect(said.sort()).toEqual([
      ["", "Ads"],
      ["vera_01", ""],
    ]);
  });

  it("answers POST alone, before Next", () => {
    expect(Object.keys(findDoor("POST", "/api/reports")?.methods ?? {})).toEqual(["POST"]);
  });

  it("lets no other site complain in a visitor's name", async () => {
    const before = rows().length;
    expect(await send(onLive, { cookie, "sec-fetch-site": "cross-site" })).toBe(498);
    expect(rows()).toHaveLength(before);
  });

  it.each([
    ["no reason", { kind: "live", userid: "host_01" }],
    ["a reason of its own", { ...onLive, reason: "boring" }],
    ["a kind of its own", { ...onLive, kind: "person" }],
    ["nobody", { kind: "live", reason: "spam" }],
    ["a message without its room", { kind: "message", messageId: "m", reason: "spam" }],
    [
      "a place before the beginning",
      { kind: "tape", fileid: "t", clipSeconds: -1, reason: "spam" },
    ],
    ["too many words", { ...onLive, note: "字".repeat(reportNoteLength + 1) }],
    ["another type", { ...onLive, userid: ["host_01"] }],
  ])("takes none with %s", async (_what, body) => {
    const before = rows().length;
    expect(await send(body, { cookie })).toBe(602);
    expect(rows()).toHaveLength(before);
  });

  it.each(["%", "_", "'; drop table report; --", '"', "\\"])(
    "takes the userid %s for itself",
    async (userid) => {
      expect(await send({ ...onLive, userid })).toBe(2003);
    },
  );
});
