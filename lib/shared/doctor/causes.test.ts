import { describe, expect, it } from "vitest";
import type { CauseText, CauseWords } from "./cause-text";
import { causes } from "./causes";
import { describeFinding } from "./describe-finding";
import { finding } from "./finding";

const all = Object.entries(causes) as [string, CauseText][];
const namesIn = (words: CauseWords) =>
  [...`${words.cause}${words.cure ?? ""}`.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);

describe("the causes", () => {
  it.each(all)(
    "%s stands in both languages, with the same facts and a cure for what is wrong",
    (_code, text) => {
      const chinese = text["zh-CN"];
      expect(new Set(namesIn(chinese))).toEqual(new Set(namesIn(text.en)));
      expect(chinese.cause).toMatch(/[\u4e00-\u9fff]/);
      expect(Boolean(chinese.cure)).toBe(Boolean(text.en.cure));
      if (text.status === "failed" || text.status === "warning") expect(text.en.cure).toBeTruthy();
      if (text.status === "ok") expect(text.en.cure).toBeUndefined();
    },
  );

  it("name the old errors that operators search for", () => {
    const words = JSON.stringify(causes);
    for (const name of [
      "ERROR_PROXY_APPID_USERID_NOTMATCH",
      "ERROR_PROXY_SIGN_BUCKET_NOTMATCH",
      "PROXY_AUTH_SECRETID_NOEXIST",
      "ERROR_PROXY_AUTH_FAILED",
      "ERROR_CMD_BUCKET_NOTEXIST",
    ]) {
      expect(words).toContain(name);
    }
  });
});

describe("a described finding", () => {
  it("has its facts in its words", () => {
    const found = finding("appId", "appIdWrong", { configured: 1, seen: 2 });
    expect(describeFinding(found, "en")).toMatchObject({
      title: "APPID",
      status: "failed",
      cause: "APP_ID is 1, but the callbacks come from the account 2.",
    });
    expect(describeFinding(found, "zh-CN").cure).toContain("把 APP_ID 设为 2");
  });

  it("says in the reader's language what is a word of ours, and quotes what is not", () => {
    const behind = { seconds: 400, source: "ahead", direction: "behind" };
    const clock = finding("clock", "clockOff", behind);
    expect(describeFinding(clock, "en").cause).toContain("400 s behind that of ahead.");
    expect(describeFinding(clock, "zh-CN").cause).toBe("本机时钟比 ahead 慢 400 秒。");
    const facts = { domain: "expired", reason: "wrong sign" };
    const refused = finding("pushTest", "pushTestCallbackRefused", facts);
    expect(describeFinding(refused, "en").cause).toContain("refused: wrong sign.");
    expect(describeFinding(refused, "zh-CN").cause).toMatch(/^expired .*签名错误（wrong sign）。$/);
    const odd = finding("disk", "checkBroke", { reason: "constructor" });
    expect(describeFinding(odd, "zh-CN").cause).toContain("（constructor）");
  });
});
