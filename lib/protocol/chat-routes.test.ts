import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { insertWebSession } from "@/db/repositories/accounts";
import { newToken, sessionCookieName, tokenHashOf } from "@/lib/auth/web-session";
import { errorCodes } from "@/lib/errors";
import { addUser, openTestChat, type TestChat } from "@/lib/services/chat-fixture";
import { announceLive, beginPush } from "@/lib/services/live-fixture";
import {
  answerBan,
  answerChat,
  answerHide,
  answerMute,
  answerMuteAll,
  answerRules,
  answerSay,
} from "./chat-routes";
import { answerGuest } from "./guest-routes";

let chat: TestChat;
let cookie: string;
let hostCookie: string;
beforeAll(async () => {
  chat = openTestChat({ CHAT_MESSAGES_PER_TEN_SECONDS: "1000" });
  await addUser(chat, "host_01");
  await addUser(chat, "vera_01", { nickname: "Vera" });
  await announceLive(chat, "host_01", { groupid: "" });
  await beginPush(chat, "host_01");
  cookie = await signedIn("vera_01");
  hostCookie = await signedIn("host_01");
});
afterAll(() => chat.stop());

async function signedIn(userid: string): Promise<string> {
  const token = newToken();
  const nowMs = chat.now();
  await chat.database.write((db) =>
    insertWebSession(db, {
      ...{ tokenHash: tokenHashOf(token), userid, sealedToken: "", refreshHash: "" },
      createdMs: nowMs,
      expiresMs: nowMs + 3_600_000,
    }),
  );
  return `${sessionCookieName}=${token}`;
}

type Answer = typeof answerSay;
interface Body {
  readonly code: number;
  readonly data: Readonly<Record<string, unknown>>;
}

async function call(
  answer: Answer,
  body?: unknown,
  headers: Record<string, string> = { cookie },
): Promise<Body> {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const request = new Request("http://app/api/rooms/host_01/chat", {
    method: body === undefined ? "GET" : "POST",
    headers,
    ...(body === undefined ? {} : { body: text }),
  });
  const response = await answer(chat, request);
  expect(response.status).toBe(200);
  return (await response.json()) as Body;
}

describe("the chat's doors", () => {
  it("answer with the message, the chat as it stands, and reasons by name", async () => {
    const said = await call(answerSay, { id: "draft-0001", kind: "text", text: "hello" });
    expect(said).toMatchObject({ code: 200, data: { message: { text: "hello", seq: 1 } } });
    const { data } = await call(answerChat);
    expect(data.chat).toMatchObject({
      messages: [{ id: "vera_01:draft-0001", nickname: "Vera" }],
      seq: 1,
      rules: { mutedAll: false, slowSeconds: 0, guestsMayWrite: true },
      self: { userId: "vera_01", nickname: "Vera", avatarUrl: "", role: "" },
      rights: { write: "yes", moderate: false, ban: false },
    });
    expect(await call(answerBan, { userId: "host_01", seconds: 60 })).toMatchObject({
      code: errorCodes.unverified,
      data: { reason: "notModerator" },
    });
    const refused = await call(answerMuteAll, { on: true });
    expect(refused).toMatchObject({
      code: errorCodes.unverified,
      data: { reason: "notModerator" },
    });
  });

  it("let everybody read and only who has a name write", async () => {
    const { data } = await call(answerChat, undefined, {});
    expect(data.chat).toMatchObject({ self: null, rights: { write: "nickname", moderate: false } });
    const said = await call(answerSay, { id: "draft-0002", kind: "text", text: "x" }, {});
    expect(said.code).toBe(errorCodes.unverified);
  });

  it("hide, set rules and take reasons for it by name", async () => {
    const asHost = { cookie: hostCookie };
    const { data } = await call(answerSay, { id: "draft-0009", kind: "text", text: "oops" });
    const { id: messageId } = data.message as { id: string };
    expect(await call(answerHide, { messageId })).toMatchObject({
      data: { reason: "notModerator" },
    });
    for (const removal of [{ messageId }, { messageId }, { userId: "vera_01" }]) {
      expect((await call(answerHide, removal, asHost)).code).toBe(200);
    }
    for (const nothing of [{}, { messageId: "" }, { userId: "" }]) {
      expect((await call(answerHide, nothing, asHost)).code).toBe(errorCodes.malformedField);
    }
    expect((await call(answerRules, { slowSeconds: 601 }, asHost)).code).toBe(
      errorCodes.malformedField,
    );
    const rules = { slowSeconds: 5, guestsMayWrite: false };
    expect((await call(answerRules, rules, asHost)).code).toBe(200);
    const { chat: view } = (await call(answerChat)).data;
    expect(view).toMatchObject({ messages: [], rules });
    await call(answerRules, { slowSeconds: 0, guestsMayWrite: true }, asHost);
  });

  it("know no room whose name is no name", async () => {
    const request = new Request("http://app/api/rooms/%E0%A4%A/chat");
    const { code } = (await (await answerChat(chat, request)).json()) as Body;
    expect(code).toBe(errorCodes.notFound);
  });

  it("do not let another site speak in a visitor's name", async () => {
    const foreign = { cookie, origin: "https://evil.example" };
    const body = { id: "draft-0003", kind: "text", text: "x" };
    expect((await call(answerSay, body, foreign)).code).toBe(errorCodes.unverified);
    const filled = { userId: "a", seconds: 1, on: true, nickname: "Gina" };
    for (const door of [
      answerMute,
      answerBan,
      answerMuteAll,
      answerHide,
      answerRules,
      answerGuest,
    ]) {
      const { code } = await call(door, filled, foreign);
      expect(code).toBe(errorCodes.unverified);
    }
  });

  it("answer whatever comes in their envelope, and never with a fault of the server", async () => {
    const value = fc.oneof(fc.anything(), fc.string({ unit: "binary" }), fc.constant("draft-0099"));
    const body = fc.oneof(
      fc.record(
        {
          id: value,
          kind: fc.oneof(value, fc.constantFrom("text", "danmaku", "like")),
          text: value,
          userId: value,
          seconds: value,
          on: value,
          nickname: value,
          messageId: value,
          replyTo: value,
          placement: fc.oneof(value, fc.constantFrom("scroll", "top", "bottom")),
          slowSeconds: fc.oneof(value, fc.integer({ min: -5, max: 700 })),
          guestsMayWrite: fc.oneof(value, fc.boolean()),
          removeMessages: fc.oneof(value, fc.boolean()),
        },
        { requiredKeys: [] },
      ),
      fc.string(),
    );
    const doors = fc.constantFrom<Answer>(
      ...[answerSay, answerMute, answerMuteAll, answerBan, answerHide, answerRules, answerGuest],
    );
    const who = fc.constantFrom<Record<string, string>>({ cookie }, { cookie: hostCookie }, {});
    const plain = (_key: string, it: unknown) => (typeof it === "bigint" ? String(it) : it);
    await fc.assert(
      fc.asyncProperty(doors, body, who, async (door, content, headers) => {
        const text = typeof content === "string" ? content : JSON.stringify(content, plain);
        const { code } = await call(door, text ?? "", headers);
        expect(code).not.toBe(errorCodes.serverFault);
      }),
    );
  });
});
