import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { anonymous } from "@/lib/auth/actor";
import { blockedWordsOfServer } from "@/lib/services/blocked-words";
import { say } from "@/lib/services/chat";
import { addUser } from "@/lib/services/chat-fixture";
import { chooseNickname } from "@/lib/services/chat-guests";
import { setRules } from "@/lib/services/chat-moderation";
import { announceLive, beginPush } from "@/lib/services/live-fixture";
import { requestAddress } from "@/lib/services/rooms";
import { withoutBlockedWords } from "@/lib/services/shown-words";
import type { ServerWords } from "@/lib/shared/server-words";
import { askAdmin, headersOf, openConsole, type TestConsole } from "./admin-fixture";

let services: TestConsole;
let moderator: Record<string, string>;
beforeEach(async () => {
  services = openConsole({ BLOCKED_WORDS: "fixedword" });
  moderator = await headersOf(services, "moderator");
});
afterEach(() => services.stop());

const read = async () =>
  (await askAdmin(services, "GET /api/admin/words", moderator)).data as unknown as ServerWords;
const set = (words: readonly string[], revision: number, headers = moderator) =>
  askAdmin(services, "POST /api/admin/words", headers, { words, revision });

describe("the server's blocked words", () => {
  it("hold at once wherever those of the configuration do, and beside them", async () => {
    const host = await addUser(services, "host_01");
    await announceLive(services, "host_01", { groupid: "" });
    await beginPush(services, "host_01");
    const vera = await addUser(services, "vera_01");
    const draft = (text: string) => ({ id: `draft-${text}`, kind: "text", text }) as const;
    const nobody = { actor: anonymous, clientIp: "203.0.113.9" };
    const live = { userid: "host_01", groupid: "", nickname: "", headpic: "", frontcover: "" };
    const titled = (title: string) => ({ ...live, title, location: "", desc: "" });
    const tries = (word: string) => [
      say(services, vera, "host_01", draft(word)).then(() => undefined),
      chooseNickname(services, nobody, undefined, word).then(() => undefined),
      setRules(services, host, "host_01", { notice: word }),
      (async () => withoutBlockedWords(services, titled(word)))().then(() => undefined),
    ];
    await Promise.all(tries("newword"));
    expect((await set(["newword", "casino*"], 0)).code).toBe(200);
    for (const word of ["NEWWORD", "casinos", "fixedword"]) {
      const results = await Promise.allSettled(tries(word));
      expect(
        results.map(({ status }) => status),
        word,
      ).toEqual(Array(4).fill("rejected"));
    }
    // The list is empty again: nothing but the configuration's is left.
    expect((await set([], 1)).code).toBe(200);
    await Promise.all(tries("newword"));
    await expect(requestAddress(services, titled("x"), "http://h")).resolves.toBeDefined();
  });

  it("are the same list until one of them changes, also for who writes at the moment", async () => {
    const first = blockedWordsOfServer(services);
    expect(blockedWordsOfServer(services)).toBe(first);
    await set(["one"], 0);
    expect(blockedWordsOfServer(services)).toEqual(["fixedword", "one"]);
    expect(blockedWordsOfServer(services)).toBe(blockedWordsOfServer(services));
    await services.database.write((db) =>
      expect(blockedWordsOfServer(services, db)).toEqual(["fixedword", "one"]),
    );
  });

  it("are kept each once and as they are read, with who changed them", async () => {
    await set([" one ", "one", "", "zwei\n drei", "敏感词"], 0);
    expect(await read()).toEqual({
      words: ["one", "zwei  drei", "敏感词"],
      fixed: ["fixedword"],
      revision: 1,
      changedMs: services.now(),
      changedBy: "moderator_01",
    });
  });

  it("are not overwritten by who has not seen the last change; the same again is no change", async () => {
    const admin = await headersOf(services, "admin");
    const both = await Promise.all([set(["one"], 0), set(["two"], 0, admin)]);
    expect(both.map(({ code }) => code)).toEqual([200, 4009]);
    expect(both[1]?.data).toMatchObject({ reason: "changedMeanwhile", by: "moderator_01" });
    expect((await set(["one"], 0)).code).toBe(200);
    expect(await read()).toMatchObject({ words: ["one"], revision: 1 });
    expect((await set(["one", "two"], 1, admin)).code).toBe(200);
  });

  it.each([
    ["what blocks nothing", ["***"], 4002, "wordBlocksNothing"],
    ["what is too long", ["x".repeat(61)], 4002, "tooLong"],
    ["too many", Array.from({ length: 501 }, (_, at) => `w${at}`), 4002, "tooManyWords"],
    ["what is no text", [1], 602, undefined],
  ])("do not take %s", async (_what, words, code, reason) => {
    const answer = await set(words as string[], 0);
    expect(answer.code).toBe(code);
    expect(answer.data.reason).toBe(reason);
    expect(await read()).toMatchObject({ words: [], revision: 0 });
  });

  it("bear every sign, and are found as they are written", async () => {
    await set(["a%_'\"\\b", "x;drop table account"], 0);
    expect((await read()).words).toEqual(["a%_'\"\\b", "x;drop table account"]);
  });
});
