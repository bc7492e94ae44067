import { beforeEach, describe, expect, it } from "vitest";
import { CloudError } from "../cloud-error";
import { RememberedAnswers } from "./remembered-answers";

let nowMs: number;
let asked: string[];
let atOnce: number;
let most: number;
let trouble: Error | null;
let answers: RememberedAnswers<string>;
beforeEach(() => {
  [nowMs, atOnce, most] = [1_800_000_000_000, 0, 0];
  asked = [];
  trouble = null;
  answers = new RememberedAnswers({
    ask: async (name) => {
      asked.push(name);
      atOnce += 1;
      most = Math.max(most, atOnce);
      await Promise.resolve();
      atOnce -= 1;
      if (trouble) throw trouble;
      return name === "silent" ? undefined : name.toUpperCase();
    },
    freshMs: 20_000,
    now: () => nowMs,
  });
});

describe("answers about streams", () => {
  it("are asked for once as long as they are fresh, then again", async () => {
    expect(await answers.of(["a", "b"])).toEqual(
      new Map([
        ["a", "A"],
        ["b", "B"],
      ]),
    );
    nowMs += 19_999;
    await answers.of(["b", "c"]);
    expect(asked).toEqual(["a", "b", "c"]);
    nowMs += 1;
    await answers.of(["a"]);
    expect(asked).toEqual(["a", "b", "c", "a"]);
  });

  it("are asked for once by several callers at the same time", async () => {
    const all = await Promise.all([answers.of(["a"]), answers.of(["a"]), answers.of(["a", "b"])]);
    expect(all.map((each) => each.size)).toEqual([1, 1, 2]);
    expect(asked).toEqual(["a", "b"]);
  });

  it("are asked for again about a stream that something was done to", async () => {
    await answers.of(["a"]);
    answers.forget("a");
    await answers.of(["a"]);
    expect(asked).toEqual(["a", "a"]);
  });

  it("leave out what the cloud says nothing about, and do not ask at once again", async () => {
    expect(await answers.of(["silent"])).toEqual(new Map());
    await answers.of(["silent"]);
    expect(asked).toEqual(["silent"]);
  });

  it("are asked for a few at a time", async () => {
    await answers.of(Array.from({ length: 50 }, (_, index) => `s${index}`));
    expect(asked).toHaveLength(50);
    expect(most).toBeLessThanOrEqual(4);
  });
});

describe("a failing cloud", () => {
  it("is left alone for a while, and what is fresh is still answered", async () => {
    await answers.of(["a"]);
    trouble = new CloudError("live", "unreachable", "", "no answer");
    await expect(answers.of(["a", "b", "c", "d", "e", "f", "g"])).rejects.toBe(trouble);
    const soFar = asked.length;
    expect(soFar).toBeLessThanOrEqual(1 + 4);
    await expect(answers.of(["b"])).rejects.toBe(trouble);
    expect(await answers.of(["a"])).toEqual(new Map([["a", "A"]]));
    expect(asked).toHaveLength(soFar);
    trouble = null;
    nowMs += 10_000;
    expect(await answers.of(["b"])).toEqual(new Map([["b", "B"]]));
  });

  it("is told from a fault of our own, which is not remembered", async () => {
    trouble = new Error("a bug");
    await expect(answers.of(["a"])).rejects.toBe(trouble);
    trouble = null;
    expect((await answers.of(["a"])).get("a")).toBe("A");
  });
});
