import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { guestCookieName } from "@/lib/auth/web-guest";
import { errorCodes } from "@/lib/errors";
import type { TestChat } from "@/lib/services/chat-fixture";
import { openChatPeople } from "@/lib/services/chat-people-fixture";
import { answerChat, answerSay } from "./chat-routes";
import { answerGuest } from "./guest-routes";

let chat: TestChat;
beforeEach(async () => {
  ({ chat } = await openChatPeople());
});
afterEach(() => chat.stop());

interface Answered {
  readonly code: number;
  readonly data: Readonly<Record<string, unknown>>;
  readonly setCookie: string | null;
  /** What the browser sends from then on. */
  readonly cookie: string;
}

async function call(
  door: typeof answerSay,
  body: unknown,
  { cookie = "", origin = "http://app" } = {},
): Promise<Answered> {
  const request = new Request(`${origin}/api/rooms/host_01/chat`, {
    method: body === undefined ? "GET" : "POST",
    headers: { cookie, ...(origin.startsWith("https") ? { "x-mlvb-origin": origin } : {}) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const response = await door(chat, request);
  const setCookie = response.headers.get("set-cookie");
  const { code, data } = (await response.json()) as Answered;
  return { code, data, setCookie, cookie: setCookie?.split(";")[0] ?? cookie };
}

describe("choosing a nickname", () => {
  it("gives the browser a cookie that no script reads, with which it writes from then on", async () => {
    const made = await call(answerGuest, { nickname: " Gina " });
    expect(made).toMatchObject({
      code: 200,
      data: { self: { nickname: "Gina", avatarUrl: "", role: "guest" } },
    });
    expect(made.setCookie).toMatch(
      new RegExp(
        `^${guestCookieName}=[\\w-]{43}; Path=/; Max-Age=2592000; HttpOnly; SameSite=Lax$`,
      ),
    );
    const { cookie } = made;
    const said = await call(answerSay, { id: "draft-0001", kind: "text", text: "hi" }, { cookie });
    expect(said).toMatchObject({
      code: 200,
      data: { message: { nickname: "Gina", role: "guest", text: "hi" } },
      // Who writes stays for another month.
      setCookie: made.setCookie,
    });
    const { data } = await call(answerChat, undefined, { cookie });
    expect(data.chat).toMatchObject({ self: made.data.self, rights: { write: "yes" } });
  });

  it("again is another name of the same guest; with a cookie that means nobody, a new one", async () => {
    const first = await call(answerGuest, { nickname: "Gina" });
    const again = await call(answerGuest, { nickname: "Georgina" }, first);
    expect(again.data.self).toMatchObject({
      userId: (first.data.self as { userId: string }).userId,
      nickname: "Georgina",
    });
    expect(again.cookie).toBe(first.cookie);
    const forged = { cookie: `${guestCookieName}=${"A".repeat(43)}` };
    const fresh = await call(answerGuest, { nickname: "Gina" }, forged);
    expect(fresh.data.self).not.toMatchObject(first.data.self as object);
    expect(fresh.cookie).not.toBe(forged.cookie);
  });

  it("is Secure over https", async () => {
    const { setCookie } = await call(answerGuest, { nickname: "G" }, { origin: "https://app" });
    expect(setCookie).toMatch(/; Secure$/);
  });

  it.each([
    ["", "empty"],
    ["x".repeat(25), "tooLong"],
    ["Admin", "taken"],
  ])("%s is refused with its reason and without a cookie", async (nickname, reason) => {
    const refused = await call(answerGuest, { nickname });
    expect(refused).toMatchObject({ code: errorCodes.malformedField, data: { reason } });
    expect(refused.setCookie).toBeNull();
  });

  it.each([undefined, null, 7, ["a"], { a: 1 }])("%s is no nickname", async (nickname) => {
    expect((await call(answerGuest, { nickname })).code).toBe(errorCodes.malformedField);
  });
});
