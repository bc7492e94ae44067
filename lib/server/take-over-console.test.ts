import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { takeOverConsole } from "./take-over-console";

const { error, warn } = console;
let lines: [string, { err?: Error }, string][];

beforeEach(() => {
  lines = [];
  const note = (level: string) => (fields: object, words: string) => {
    lines.push([level, fields, words]);
  };
  takeOverConsole({ error: note("error"), warn: note("warn") } as never);
});
afterEach(() => {
  Object.assign(console, { error, warn });
});

describe("the console of a server", () => {
  it("gives what is printed to the log, an error as one", () => {
    const failed = Object.assign(new Error("no table"), { digest: "2911" });
    console.error(" \u001b[31m⨯\u001b[39m", failed);
    console.warn("%s is old", "it");
    expect(lines).toEqual([
      ["error", { err: failed }, "⨯"],
      ["warn", {}, "it is old"],
    ]);
  });
});
