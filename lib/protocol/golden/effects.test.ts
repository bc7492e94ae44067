import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openTestServices, type TestServices } from "@/lib/services/services-fixture";
import { dumpTables } from "@/lib/services/tables-fixture";
import * as wire from "../wire-fixture";
import { accountGoldens } from "./account-goldens";
import { actionExtraGoldens } from "./action-extra-goldens";
import { actionGoldens } from "./action-goldens";
import { anchorGoldens } from "./anchor-goldens";
import { audienceGoldens } from "./audience-goldens";
import type { Client, Golden } from "./golden";
import { environment, setScene } from "./scene";

let services: TestServices;
beforeEach(async () => {
  services = openTestServices(environment);
  await setScene(services);
});
afterEach(() => services.close());

const all = [
  ...actionGoldens,
  ...actionExtraGoldens,
  ...accountGoldens,
  ...anchorGoldens,
  ...audienceGoldens,
];

/** Sends the golden of this client and call whose note begins so. */
async function send(client: Client, call: string, note = ""): Promise<void> {
  const golden = all.find(
    (one) => one.client === client && one.call.endsWith(call) && (one.note ?? "").startsWith(note),
  ) as Golden;
  const { as = "", request } = golden;
  const body = JSON.stringify(request);
  if (golden.call.includes("/")) {
    const query = await wire.roomQuery(services, as);
    await wire.sendRoom(services, `${golden.call}?${query}`, body);
  } else if (accountGoldens.includes(golden)) {
    const headers = wire.signed(await wire.appToken(services, as), body);
    await wire.sendAccount(services, call, body, headers);
  } else {
    const token = as ? await wire.webToken(services, as) : "none";
    const headers = { authorization: `Bearer ${token}` };
    await wire.sendAction(services, { Action: golden.call, ...Object(request) }, headers);
  }
}
const info = async (userid: string, type = 0, fileid = "") =>
  (await wire.sendAction(services, { Action: "GetUserInfo", userid, type, fileid })).data;

describe("what a client sent is seen afterwards:", () => {
  it.each(["android1", "ios1"] as const)("the live that %s announces", async (client) => {
    await send(client, "RequestLVBAddr");
    expect(await info("frank_06")).toMatchObject({
      groupid: "@TGS#frank",
      title: "Evening walk",
      status: "0",
      userinfo: { nickname: "Frank", headpic: "", frontcover: "", location: "", desc: "" },
    });
  });

  it("a like of a live", async () => {
    await send("android1", "ChangeCount");
    expect(await info("alice_01")).toMatchObject({ likecount: 2 });
  });

  it("a like that says live, of somebody who watches a recording", async () => {
    await send("ios1", "EnterGroup");
    await send("ios1", "ChangeCount");
    expect(await info("alice_01")).toMatchObject({ likecount: 1 });
    const tape = await info("alice_01", 1, "tape-alice");
    expect(tape).toMatchObject({ likecount: 1, viewercount: 1 });
  });

  it("a viewer who comes twice and goes", async () => {
    await send("android1", "EnterGroup");
    expect(await info("alice_01")).toMatchObject({ viewercount: 1 });
    await send("android1", "QuitGroup");
    await send("android1", "QuitGroup");
    expect(await info("alice_01")).toMatchObject({ viewercount: 0 });
  });

  it("who complained about whom, whichever way round the phone says it", async () => {
    await send("android1", "ReportUser");
    await send("ios1", "ReportUser");
    const said = { reporter: "bob_02", reported: "alice_01", status: "open" };
    // The same about the same, and so one complaint.
    expect(dumpTables(services).report).toMatchObject([said]);
    expect(await info("alice_01", 1, "tape-alice")).toMatchObject({ title: "Yesterday" });
  });

  it("a short video, once", async () => {
    await send("android1", "UploadUGCVideo");
    await send("android1", "UploadUGCVideo");
    const list = { Action: "FetchList", flag: 5, pageno: 1, pagesize: 20 };
    expect((await wire.sendAction(services, list)).data).toMatchObject({
      totalcount: 2,
      pusherlist: [{ fileid: "5285890780000000001", title: "Sunset" }, { fileid: "ugc-1" }],
    });
    await send("ios1", "UploadUGCVideo");
    expect(await info("frank_06", 2, "528589078")).toMatchObject({ fileid: "528589078" });
  });

  it("that an administrator forbade a broadcaster", async () => {
    await send("web1", "ForbidLive");
    expect(await info("alice_01")).toMatchObject({ forbid_status: 1 });
  });

  it("a room that android2 describes in camel case", async () => {
    await send("android2", "upload_room");
    expect(await info("dave_04")).toMatchObject({
      title: "Evening walk",
      userinfo: { frontcover: "http://img.example/c.png", location: "Wuhan" },
    });
  });

  it("a profile; what is left out stays, what is empty does not", async () => {
    await send("android2", "upload_user_info");
    await send("android2", "upload_user_info", "drops");
    const row = { nickname: "Dave", avatar: "http://img.example/d.png", sex: -1 };
    expect(dumpTables(services).account).toContainEqual(expect.objectContaining(row));
    await send("ios2", "upload_user_info");
    const changed = { nickname: "dave_04", avatar: "", sex: -1 };
    expect(dumpTables(services).account).toContainEqual(expect.objectContaining(changed));
  });

  it.each(["android2", "ios2"] as const)("praise by %s", async (client) => {
    await send(client, "set_custom_field");
    expect(await info("dave_04")).toMatchObject({ likecount: 2 });
  });

  it("praise that android2 takes back", async () => {
    await send("android2", "set_custom_field");
    await send("android2", "set_custom_field", "del");
    expect(await info("dave_04")).toMatchObject({ likecount: 1 });
  });

  it("no praise taken back by somebody who gave none", async () => {
    await send("android2", "set_custom_field", "del");
    expect(await info("dave_04")).toMatchObject({ likecount: 1 });
  });

  it("an anchor who joined and a viewer who left a room", async () => {
    await send("android2", "add_anchor");
    await send("android2", "delete_audience");
    const query = await wire.roomQuery(services, "bob_02");
    const list = await wire.sendRoom(services, `live_room/get_room_list?${query}`, {});
    const [room] = list.json.rooms as { audienceCount: number; pushers: { userName: string }[] }[];
    expect(room?.audienceCount).toBe(0);
    // The creator comes first, by whom the apps name the room; the others in any order.
    const [first, ...others] = (room?.pushers ?? []).map(({ userName }) => userName);
    expect([first, others.sort()]).toEqual(["Dave", ["Carol", "Frank"]]);
  });

  it("that a room's creator sent an anchor away", async () => {
    const query = await wire.roomQuery(services, "dave_04");
    const away = { userID: "carol_03", roomID: "room_dave" };
    expect((await wire.sendRoom(services, `live_room/delete_anchor?${query}`, away)).code).toBe(0);
    const { json } = await wire.sendRoom(services, `live_room/get_anchors?${query}`, {
      roomID: "room_dave",
    });
    expect(json.pushers).toMatchObject([{ userID: "dave_04" }]);
    expect(json.pushers).toHaveLength(1);
  });

  it("that a room ended with its creator", async () => {
    await send("ios2", "delete_anchor");
    const list = { Action: "FetchList", flag: 1, pageno: 1, pagesize: 20 };
    const { data } = await wire.sendAction(services, list);
    expect(data).toMatchObject({ totalcount: 1, pusherlist: [{ userid: "alice_01" }] });
  });
});
