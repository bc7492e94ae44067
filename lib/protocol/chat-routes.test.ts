import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { insertWebSession } from "@/db/repositories/accounts";
import { newToken, sessionCookieName, tokenHashOf } from "@/lib/auth/web-session";
import { errorCodes } from "@/lib/errors";
import { addUser, openTestChat, type TestChat } from "@/lib/services/chat-fixture";
import { announceLive, beginPush } from "@/lib/services/live-fixture";
import { answerBan, answerChat, answerMute, answerMuteAll, answerSay } from "./chat-routes";

let chat: TestChat;
let cookie: string;
beforeAll(async () => {
  chat = openTestChat({ CHAT_MESSAGES_PER_TEN_SECONDS: "1000" });
  await addUser(chat, "host_01");
  await addUser(chat, "vera_01", { nickname: "Vera" });
  await announceLive(chat, "host_01", { groupid: "" });
  await beginPush(chat, "host_01");
  const token = newToken();
  const nowMs = chat.now();
  await chat.database.write((db) =>
    insertWebSession(db, {
      tokenHash: tokenHashOf(token),
      userid: "vera_01",
      createdMs: nowMs,
      expiresMs: nowMs + 3_600_000,
      sealedToken: "",
      refreshHash: "",
    }),
  );
  cookie = `${sessionCookieName}=${token}`;
});
afterAll(() => chat.stop());

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
      mutedAll: false,
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

  it("let everybody read and only who is signed in write", async () => {
    const { data } = await call(answerChat, undefined, {});
    expect(data.chat).toMatchObject({ rights: { write: "signIn", moderate: false } });
    const said = await call(answerSay, { id: "draft-0002", kind: "text", text: "x" }, {});
    expect(said.code).toBe(errorCodes.unverified);
  });

  it("do not let another site speak in a visitor's name", async () => {
    const foreign = { cookie, origin: "https://evil.example" };
    const body = { id: "draft-0003", kind: "text", text: "x" };
    expect((await call(answerSay, body, foreign)).code).toBe(errorCodes.unverified);
    for (const door of [answerMute, answerBan]) {
      const { code } = await call(door, { userId: "a", seconds: 1 }, foreign);
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
        },
        { requiredKeys: [] },
      ),
      fc.string(),
    );
    const doors = fc.constantFrom(answerSay, answerMute, answerMuteAll, answerBan);
    const plain = (_key: string, it: unknown) => (typeof it === "bigint" ? String(it) : it);
    await fc.assert(
      fc.asyncProperty(doors, body, async (door, content) => {
        const text = typeof content === "string" ? content : JSON.stringify(content, plain);
        const { code } = await call(door, text ?? "");
        expect(code).not.toBe(errorCodes.serverFault);
      }),
    );
  });
});
