import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { SEND } from "./group-fixture";
import { type ImFixture, openIm, textBody, userSig } from "./im-fixture";
import { ImPhone, TextTooLong } from "./im-phone";
import { connectRemoteIm } from "./remote-im-client";
import type { ShownMessage } from "./shown-message";

let fixture: ImFixture;
let room: string;
let host: ImPhone;
let viewer: ImPhone;

async function open(generation: 1 | 2, quirks = {}): Promise<void> {
  host = new ImPhone(await fixture.login("alice"), { generation, nickname: "Alice" });
  viewer = new ImPhone(await fixture.login("bob"), { generation, nickname: "Bob", ...quirks });
  room = await host.openRoom("demo", generation === 2 ? "room_1560999971274_6896" : undefined);
}

beforeEach(async () => {
  fixture = await openIm();
});
afterEach(() => fixture.im.stop());

const lines = (phone: ImPhone) =>
  phone.screen.map(({ kind, nickname, text }) => [kind, nickname, text]);
const wire = () => fixture.im.groups.get(room)?.messages.map((each) => each.elements) ?? [];

/** What the administrator's server would send. */
const send = (elements: unknown) =>
  fixture.call(SEND, {
    GroupId: room,
    Random: 7,
    MsgBody: elements,
  });

describe.each([1, 2] as const)("phones of generation %i", (generation) => {
  it("see what the others do, and at once what they say themselves", async () => {
    await open(generation);
    await viewer.enter(room);
    await viewer.say("hello");
    await viewer.danmaku("flying");
    await viewer.like();
    await viewer.exit();
    expect(lines(host)).toEqual([
      ["enter", "Bob", ""],
      ["text", "Bob", "hello"],
      ["danmaku", "Bob", "flying"],
      ["like", "Bob", ""],
      ["exit", "Bob", ""],
    ]);
    expect(lines(viewer).map(([kind]) => kind)).toEqual(["text", "danmaku", "like"]);
    expect(host.screen.every((shown) => shown.sender === "bob" && !shown.own)).toBe(true);
  });

  it("learn that a live is over from the group's end", async () => {
    await open(generation);
    await viewer.enter(room);
    await host.endRoom();
    expect(viewer.endedGroups.has(room)).toBe(true);
  });

  it("do not send more than 160 bytes", async () => {
    await open(generation);
    await viewer.enter(room);
    await expect(viewer.say("直".repeat(54))).rejects.toThrow(TextTooLong);
  });
});

describe("the wire of the first generation", () => {
  beforeEach(() => open(1));

  it("is JSON in a text element, in a group named by the cloud", async () => {
    expect(room).toMatch(/^@TGS#/);
    await viewer.enter(room);
    await viewer.like();
    expect(wire()[1]).toEqual(
      textBody('{"userAction":4,"userId":"bob","nickName":"Bob","headPic":"","msg":""}'),
    );
  });

  it.each(["hello", "{}", '{"userAction":"1"}', "[1]", "5"])(
    "shows %s as plain text",
    async (text) => {
      await send(textBody(text));
      expect(lines(host)).toEqual([["plain", "administrator", text]]);
    },
  );

  it("shows nothing for actions it does not know and for custom elements", async () => {
    await send(textBody('{"userAction":6,"userId":"x","nickName":"x","headPic":"","msg":"x"}'));
    await send([{ MsgType: "TIMCustomElem", MsgContent: { Data: "x" } }]);
    expect(host.screen).toEqual([]);
  });

  it("loses what comes too fast, as the real app does", async () => {
    const busy = new ImPhone(await fixture.login("carol"), {
      generation: 1,
      nickname: "Carol",
      throttles: true,
      now: () => 0,
    });
    await viewer.enter(room);
    await busy.enter(room);
    for (let count = 0; count < 12; count++) await viewer.like();
    for (let count = 0; count < 12; count++) await viewer.say(`line ${count}`);
    const seen = busy.screen.filter((shown: ShownMessage) => !shown.own);
    expect(seen.filter((shown) => shown.kind === "like")).toHaveLength(10);
    expect(seen.filter((shown) => shown.kind === "text")).toHaveLength(8);
  });
});

describe("the wire of the second generation", () => {
  it("is a custom element, followed by the text when something is said", async () => {
    await open(2);
    await viewer.enter(room);
    await viewer.say("hello");
    await viewer.danmaku("flying");
    const custom = (content: unknown) => ({
      MsgType: "TIMCustomElem",
      MsgContent: { Data: JSON.stringify(content), Desc: "", Ext: "", Sound: "" },
    });
    expect(wire().slice(1)).toEqual([
      [
        custom({ cmd: "CustomTextMsg", data: { nickName: "Bob", headPic: "" } }),
        ...textBody("hello"),
      ],
      [
        custom({
          cmd: "CustomCmdMsg",
          data: { userName: "Bob", userAvatar: "", cmd: "5", msg: "flying" },
        }),
      ],
    ]);
  });

  it("shows nothing for a lone text, a number as cmd, or the profile in the wrong place", async () => {
    await open(2, { profileBesideData: true });
    await send(textBody("lone"));
    const Data = '{"cmd":"CustomCmdMsg","data":{"userName":"x","cmd":4}}';
    await send([{ MsgType: "TIMCustomElem", MsgContent: { Data } }]);
    expect(host.screen).toEqual([]);
    await viewer.enter(room);
    await viewer.like();
    expect(lines(host)).toEqual([
      ["enter", "", ""],
      ["like", "", ""],
    ]);
  });

  it("counts an existing room of one's own as created", async () => {
    await open(2);
    await expect(host.client.createGroup("demo", room)).rejects.toMatchObject({ code: 10025 });
    await expect(viewer.client.createGroup("demo", room)).rejects.toMatchObject({ code: 10021 });
  });
});

describe("a phone", () => {
  it("is in one live room at a time", async () => {
    await open(2);
    await viewer.enter(room);
    const other = await (await fixture.login("carol")).createGroup("other", "other");
    await viewer.enter(other);
    expect(fixture.im.groups.get(room)?.members.has("bob")).toBe(false);
    const outcome = await viewer.client.sendGroupMessage(room, textBody("x"));
    expect(outcome).toMatchObject({ ok: false, code: 10007 });
  });

  it("needs a UserSig of its own", async () => {
    await expect(fixture.im.login("alice", userSig("bob"))).rejects.toMatchObject({ code: 70013 });
  });

  it("is signed out by another of its kind", async () => {
    await open(2);
    await fixture.login("bob");
    expect(viewer.signedOutBecause).toBe("multipleAccount");
  });

  it("may sit in another process", async () => {
    await open(2);
    const remote = await connectRemoteIm(fixture.im.origin, "carol", userSig("carol"));
    const carol = new ImPhone(remote, { generation: 2, nickname: "Carol" });
    await carol.enter(room);
    await carol.say("from afar");
    expect(lines(host)).toContainEqual(["text", "Carol", "from afar"]);
    await host.say("hello there");
    await host.endRoom();
    await expect.poll(() => carol.endedGroups.has(room)).toBe(true);
    expect(lines(carol)).toContainEqual(["text", "Alice", "hello there"]);
    await expect(remote.joinGroup("none")).rejects.toMatchObject({ code: 10010 });
    await carol.close();
    await expect(connectRemoteIm(fixture.im.origin, "carol", userSig("bob"))).rejects.toMatchObject(
      { code: 70013 },
    );
  });
});
