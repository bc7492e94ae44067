import { createHash } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { SEND } from "./group-fixture";
import { signCallback } from "./im-callbacks";
import { type ImFixture, openCallbackServer, openIm, SDK_APP_ID, textBody } from "./im-fixture";
import type { ImClient } from "./im-types";

const TOKEN = "IMTOKENEXAMPLEA";

let app: Awaited<ReturnType<typeof openCallbackServer>>;
let fixture: ImFixture;
let alice: ImClient;
let bob: ImClient;
let heard: string[];

beforeEach(async () => {
  app = await openCallbackServer();
  fixture = await openIm({ callbackUrl: app.url, callbackToken: TOKEN, callbackTimeoutMs: 2000 });
  alice = await fixture.login("alice", "iOS");
  bob = await fixture.login("bob", "Android");
  await alice.createGroup("demo", "room1024");
  await bob.joinGroup("room1024");
  await fixture.im.callbacksSettled();
  app.received.length = 0;
  heard = [];
  alice.listen((event) => {
    if (event.kind === "message") {
      heard.push(event.message.elements.map((each) => String(each.MsgContent.Text)).join("|"));
    }
  });
});
afterEach(async () => {
  await fixture.im.stop();
  await app.stop();
});

const say = (text: string) => bob.sendGroupMessage("room1024", textBody(text));
const commands = () => app.received.map((callback) => callback.command);

/** Answers the question before a message with this, and everything else with consent. */
function answerBefore(answer: unknown): void {
  app.answer = async (callback) =>
    callback.command === "Group.CallbackBeforeSendMsg" ? answer : { ErrorCode: 0 };
}

describe("the signature of callbacks", () => {
  it("is what others computed", () => {
    expect(signCallback(TOKEN, "1669872112")).toBe(
      "c3eba801a15e07d35915bee70e7720b70cb3cfe60e1f505fb1c93bda56242fd3",
    );
    // The official example of the documentation.
    expect(signCallback("xxxxyyyy", "1669872112")).toBe(
      "17773bc39a671d7b9aa835458704d2a6db81360a5940292b587d6d760d484061",
    );
  });

  it("stands in the URL beside who and what", async () => {
    await say("hello");
    await fixture.im.callbacksSettled();
    for (const { query, command } of app.received) {
      expect(query.get("SdkAppid")).toBe(String(SDK_APP_ID));
      expect(query.get("contenttype")).toBe("json");
      expect(query.get("OptPlatform")).toBe("Android");
      expect(query.get("ClientIP")).toBe("127.0.0.1");
      const time = query.get("RequestTime") ?? "";
      const digest = createHash("sha256")
        .update(TOKEN + time)
        .digest("hex");
      expect(query.get("Sign")).toBe(digest);
      expect(command).toMatch(/^Group\./);
    }
  });

  it("can be wrong, stale or left out", async () => {
    const { callbacks } = fixture.im.faults;
    const next = async () => {
      app.received.length = 0;
      await say("hello");
      await fixture.im.callbacksSettled();
      return app.received[0]?.query ?? new URLSearchParams();
    };
    callbacks.wrongToken = true;
    let query = await next();
    expect(query.get("Sign")).not.toBe(signCallback(TOKEN, query.get("RequestTime") ?? ""));
    callbacks.wrongToken = false;
    callbacks.staleTime = true;
    query = await next();
    expect(Date.now() / 1000 - Number(query.get("RequestTime"))).toBeGreaterThan(60);
    expect(query.get("Sign")).toBe(signCallback(TOKEN, query.get("RequestTime") ?? ""));
    callbacks.unsigned = true;
    query = await next();
    expect(query.has("Sign") || query.has("RequestTime")).toBe(false);
  });
});

describe("a message of a phone", () => {
  it("is asked about before it is carried and reported after", async () => {
    const outcome = await say("hello");
    await fixture.im.callbacksSettled();
    expect(outcome).toMatchObject({ ok: true, code: 0, drop: "", msgSeq: 1 });
    expect(heard).toEqual(["hello"]);
    expect(commands()).toEqual(["Group.CallbackBeforeSendMsg", "Group.CallbackAfterSendMsg"]);
    const [before, after] = app.received;
    expect(before?.body).toMatchObject({
      CallbackCommand: "Group.CallbackBeforeSendMsg",
      GroupId: "room1024",
      Type: "AVChatRoom",
      From_Account: "bob",
      Operator_Account: "bob",
      MsgBody: textBody("hello"),
    });
    expect(before?.body).not.toHaveProperty("MsgSeq");
    expect(after?.body).toMatchObject({
      From_Account: "bob",
      MsgSeq: 1,
      MsgBody: textBody("hello"),
    });
    expect(after?.body.Random).toBe(before?.body.Random);
    expect(Number.isInteger(after?.body.MsgTime)).toBe(true);
  });

  it.each([
    [1, { ok: false, code: 10016 }],
    [10100, { ok: false, code: 10100 }],
    [10200, { ok: false, code: 10200 }],
    [2, { ok: true, code: 0, drop: "Callback" }],
  ])("is withheld by ErrorCode %i", async (ErrorCode, outcome) => {
    answerBefore({ ActionStatus: "OK", ErrorInfo: "no", ErrorCode });
    expect(await say("bad")).toMatchObject(outcome);
    await fixture.im.callbacksSettled();
    expect(heard).toEqual([]);
    expect(commands()).toEqual(["Group.CallbackBeforeSendMsg"]);
  });

  it("is carried as the application changed it", async () => {
    answerBefore({ ErrorCode: 0, MsgBody: textBody("***") });
    expect((await say("bad")).ok).toBe(true);
    await fixture.im.callbacksSettled();
    expect(heard).toEqual(["***"]);
    expect(app.received.at(-1)?.body.MsgBody).toEqual(textBody("***"));
  });

  it.each([
    ["an ErrorCode without meaning", 200, { ErrorCode: 10099 }],
    ["no JSON", 200, "<html>"],
    ["HTTP 500", 500, { ErrorCode: 1 }],
    ["HTTP 403", 403, { ErrorCode: 1 }],
  ])("passes when the answer is %s", async (_name, status, answer) => {
    app.status = status;
    answerBefore(answer);
    expect((await say("hello")).ok).toBe(true);
    expect(heard).toEqual(["hello"]);
  });

  it("passes when the application does not answer in time, or not at all", async () => {
    app.answer = async () => undefined;
    expect((await say("late")).ok).toBe(true);
    await app.stop();
    expect((await say("gone")).ok).toBe(true);
    expect(heard).toEqual(["late", "gone"]);
    expect(fixture.im.callbackLog.at(-1)?.status).toBe(0);
  });

  it("is refused before anybody is asked when its sender is muted", async () => {
    const mute = { GroupId: "room1024", Members_Account: ["bob"], MuteTime: 60 };
    await fixture.call("group_open_http_svc/forbid_send_msg", mute);
    expect((await say("hello")).code).toBe(10017);
    expect(app.received).toEqual([]);
  });
});

describe("callbacks", () => {
  it("come for messages of the REST API too, unless the call forbids them", async () => {
    const message = { GroupId: "room1024", Random: 1, From_Account: "bob", MsgBody: textBody("x") };
    await fixture.call(SEND, message);
    await fixture.im.callbacksSettled();
    expect(commands()).toEqual(["Group.CallbackBeforeSendMsg", "Group.CallbackAfterSendMsg"]);
    expect(app.received[0]?.query.get("OptPlatform")).toBe("RESTAPI");
    expect(app.received[0]?.body).toMatchObject({ Operator_Account: "administrator", Random: 1 });
    app.received.length = 0;
    await fixture.call(SEND, {
      ...message,
      Random: 2,
      ForbidCallbackControl: ["ForbidBeforeSendMsgCallback", "ForbidAfterSendMsgCallback"],
    });
    await fixture.im.callbacksSettled();
    expect(app.received).toEqual([]);
  });

  it("are not sent again for a message that is", async () => {
    const message = { GroupId: "room1024", Random: 1, From_Account: "bob", MsgBody: textBody("x") };
    await fixture.call(SEND, message);
    await fixture.call(SEND, message);
    await fixture.im.callbacksSettled();
    expect(commands()).toEqual(["Group.CallbackBeforeSendMsg", "Group.CallbackAfterSendMsg"]);
  });

  it("tell who comes, who goes and what is dissolved", async () => {
    await bob.quitGroup("room1024");
    await bob.joinGroup("room1024");
    await alice.deleteGroup("room1024");
    await fixture.im.callbacksSettled();
    expect(commands().sort()).toEqual([
      "Group.CallbackAfterGroupDestroyed",
      "Group.CallbackAfterMemberExit",
      "Group.CallbackAfterNewMemberJoin",
    ]);
  });

  it("that take long do not make one message of the REST API two", async () => {
    app.answer = async () => {
      await new Promise((resolve) => setTimeout(resolve, 50));
      return { ErrorCode: 0 };
    };
    const message = { GroupId: "room1024", Random: 1, From_Account: "bob", MsgBody: textBody("x") };
    const answers = await Promise.all([fixture.call(SEND, message), fixture.call(SEND, message)]);
    expect(answers.map((answer) => answer.MsgSeq)).toEqual([1, 1]);
    expect(heard).toEqual(["x"]);
  });

  it("can be repeated and lost", async () => {
    const { callbacks } = fixture.im.faults;
    callbacks.duplicate = 2;
    await say("hello");
    await fixture.im.callbacksSettled();
    expect(commands().filter((name) => name === "Group.CallbackAfterSendMsg")).toHaveLength(3);
    expect(commands().filter((name) => name === "Group.CallbackBeforeSendMsg")).toHaveLength(1);
    app.received.length = 0;
    callbacks.duplicate = 0;
    callbacks.drop = 2;
    await say("lost");
    await fixture.im.callbacksSettled();
    expect(app.received).toEqual([]);
    expect(heard).toEqual(["hello", "lost"]);
  });
});
