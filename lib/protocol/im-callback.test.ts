import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pageOfCallbacks } from "@/db/repositories/callback-ledger";
import { addUser, openTestChat, type TestChat } from "@/lib/services/chat-fixture";
import { announceLive, beginPush } from "@/lib/services/live-fixture";
import { tencentEnvironment } from "@/lib/services/services-fixture";
import { imCallbackSign } from "@/lib/signing/im-callback-sign";
import { answerImCallback } from "./im-callback";

const token = "xxxxyyyyEXAMPLE";
const groupId = "room_1560999971274_6896";
let chat: TestChat;
beforeAll(async () => {
  chat = openTestChat({
    ...tencentEnvironment,
    IM_CALLBACK_TOKEN: token,
    BLOCKED_WORDS: "spam",
    REFUSED_CALLBACKS_PER_MINUTE: "5",
  });
  await addUser(chat, "host_01");
  await announceLive(chat, "host_01", { groupid: groupId });
  await beginPush(chat, "host_01");
});
afterAll(() => chat.stop());

const nowSeconds = () => Math.floor(chat.now() / 1000);
const text = (Text: unknown) => [{ MsgType: "TIMTextElem", MsgContent: { Text } }];

interface Call {
  readonly command?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

async function call({ command = "Group.CallbackAfterSendMsg", query = {}, body = {} }: Call) {
  const requestTime = String(nowSeconds());
  const params = new URLSearchParams({
    SdkAppid: tencentEnvironment.IM_SDKAPPID,
    CallbackCommand: command,
    contenttype: "json",
    ClientIP: "127.0.0.1",
    OptPlatform: "Android",
    RequestTime: requestTime,
    Sign: imCallbackSign(token, requestTime),
    ...query,
  });
  for (const [name, value] of Object.entries(query)) if (value === "-") params.delete(name);
  const request = new Request(`http://app/callback/im?${params}`, {
    method: "POST",
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  const response = await answerImCallback(chat, request);
  const answer = (await response.json()) as { ErrorCode?: number; message?: string };
  return { status: response.status, answer };
}
const stored = () => chat.chat.recent("host_01", 50).map((message) => message.text);
const old = () => String(nowSeconds() - 61);

describe("a callback of IM", () => {
  it.each([
    ["another application", { SdkAppid: "1400000001" }, "SdkAppid is another application's"],
    ["no signature", { Sign: "-" }, "no Sign or RequestTime"],
    ["a wrong signature", { Sign: "0".repeat(64) }, "Sign is wrong"],
    ["a time that is no number", { RequestTime: "now" }, "no Sign or RequestTime"],
  ])("is refused with %s, and the ledger says why", async (_what, query, reason) => {
    const body = { GroupId: groupId, From_Account: "eve", MsgBody: text("forged") };
    const { status, answer } = await call({ query, body });
    expect(status).toBe(403);
    expect(answer.message).toContain(reason);
    const ledger = pageOfCallbacks(chat.database.read, { refusedOnly: true, offset: 0, limit: 10 });
    expect(ledger.map(({ verification }) => verification)).toContain(reason);
    expect(stored()).toEqual([]);
  });

  it("is refused a minute later, when somebody may have read it", async () => {
    const query = { RequestTime: old(), Sign: imCallbackSign(token, old()) };
    expect((await call({ query })).status).toBe(403);
  });

  it("is refused altogether where no token was set", async () => {
    const open = openTestChat(tencentEnvironment);
    const request = new Request("http://app/callback/im?SdkAppid=1400000000", { method: "POST" });
    expect((await answerImCallback(open, request)).status).toBe(403);
    await open.stop();
  });

  it("about a message that we sent is no news", async () => {
    const body = { GroupId: groupId, From_Account: "viewer_01", MsgSeq: 1, MsgBody: text("ours") };
    await call({ body, query: { OptPlatform: "RESTAPI" } });
    await call({ body: { ...body, From_Account: "administrator" } });
    expect(stored()).toEqual([]);
  });

  it("of a group that is nobody's room changes nothing", async () => {
    const body = { GroupId: "@TGS#else", From_Account: "eve", MsgBody: text("hello") };
    expect(await call({ body })).toEqual({
      status: 200,
      answer: { ActionStatus: "OK", ErrorInfo: "", ErrorCode: 0 },
    });
    expect(stored()).toEqual([]);
  });

  it("cleans and shortens what a phone said", async () => {
    const said = `\u0000${"你".repeat(100)}\n`;
    const body = { GroupId: groupId, From_Account: "pho_01", MsgSeq: 5, MsgBody: text(said) };
    await call({ body });
    await call({ body });
    expect(stored()).toEqual(["你".repeat(53)]);
  });

  it("before sending is answered by what is allowed", async () => {
    const command = "Group.CallbackBeforeSendMsg";
    const say = (words: string) =>
      call({ command, body: { GroupId: groupId, From_Account: "pho_01", MsgBody: text(words) } });
    expect((await say("hello")).answer.ErrorCode).toBe(0);
    expect((await say("Spam!")).answer.ErrorCode).toBe(1);
    const like = JSON.stringify({ userAction: 4, userId: "pho_01", msg: "" });
    expect((await say(like)).answer.ErrorCode).toBe(0);
  });

  const custom = (data: unknown) => ({
    MsgType: "TIMCustomElem",
    MsgContent: { Data: JSON.stringify(data), Desc: "", Ext: "" },
  });
  const json = (said: object) => text(JSON.stringify(said));
  it.each([
    ["in a second text", [...text("hello"), ...text("spam")]],
    ["cut in two", [...text("sp"), ...text("am")]],
    ["beside an unknown command", [...text("spam"), custom({ cmd: "zzz" })]],
    ["beside a like", [...text("spam"), custom({ cmd: "CustomCmdMsg", data: { cmd: "4" } })]],
    ["in an unknown command", [custom({ cmd: "zzz", data: { note: ["spam"] } })]],
    ["in an unknown action", json({ userAction: 9, msg: "spam" })],
    ["in a like", json({ userAction: 4, msg: "spam" })],
    ["in a nickname", json({ userAction: 1, nickName: "spam", msg: "hi" })],
    ["in the nickname of who enters", json({ userAction: 2, nickName: "spam", msg: "" })],
    ["after sixteen others", [...Array.from({ length: 16 }, () => text(" ")[0]), ...text("spam")]],
    ["beside deep JSON", text(`{"msg":"spam","x":${"[".repeat(40)}${"]".repeat(40)}}`)],
    ["in escapes", text('{"userAction":1,"msg":"\\u0073pam"}')],
  ])("finds a blocked word %s", async (_where, MsgBody) => {
    const command = "Group.CallbackBeforeSendMsg";
    const body = { GroupId: groupId, From_Account: "pho_01", MsgBody };
    expect((await call({ command, body })).answer.ErrorCode).toBe(1);
    const before = stored();
    await call({ body: { ...body, Random: 1, MsgSeq: 77 } });
    expect(stored()).toEqual(before);
  });

  it("delivers what has no word in it, and refuses what cannot be read at all", async () => {
    const command = "Group.CallbackBeforeSendMsg";
    const MsgBody = [{ MsgType: "TIMFaceElem", MsgContent: { Index: 1 } }];
    const face = { GroupId: groupId, From_Account: "pho_01", MsgBody };
    expect((await call({ command, body: face })).answer.ErrorCode).toBe(0);
    const notice = { ...face, MsgBody: [custom({ cmd: "notifyPusherChange", data: "" })] };
    expect((await call({ command, body: notice })).answer.ErrorCode).toBe(0);
    expect((await call({ command, body: "spam" })).answer.ErrorCode).toBe(1);
  });

  it("makes no trouble, whatever it holds", async () => {
    const value = fc.oneof(
      fc.anything(),
      fc.constantFrom(groupId, "pho_02", null, -1, "x".repeat(9000)),
      fc.string({ unit: "binary" }),
    );
    const body = fc.oneof(
      fc.record(
        {
          GroupId: fc.oneof(fc.constant(groupId), value),
          From_Account: value,
          MsgSeq: value,
          MsgId: value,
          MsgTime: value,
          MsgBody: fc.oneof(value, fc.array(fc.record({ MsgType: value, MsgContent: value }))),
        },
        { requiredKeys: [] },
      ),
      fc.string(),
    );
    const command = fc.constantFrom(
      "Group.CallbackBeforeSendMsg",
      "Group.CallbackAfterSendMsg",
      "Group.CallbackAfterGroupDestroyed",
      "State.StateChange",
      "",
    );
    await fc.assert(
      fc.asyncProperty(command, body, async (it, content) => {
        const { status, answer } = await call({ command: it, body: jsonOf(content) });
        expect(status).toBe(200);
        expect([0, 1]).toContain(answer.ErrorCode);
      }),
      { numRuns: 60 },
    );
  });
});

/** Some of what fast-check makes has no JSON. */
function jsonOf(value: unknown): string {
  if (typeof value === "string") return value;
  const plain = (_key: string, it: unknown) => (typeof it === "bigint" ? String(it) : it);
  return JSON.stringify(value, plain) ?? "";
}
