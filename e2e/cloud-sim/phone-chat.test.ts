import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type ImFixture, openIm, userSig } from "./im/im-fixture";
import { ImPhone } from "./im/im-phone";

let fixture: ImFixture;
const children: ChildProcessWithoutNullStreams[] = [];

beforeEach(async () => {
  fixture = await openIm();
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill();
  await fixture.im.stop();
});

/** The command line in its own process, with what it has printed so far. */
function run(...args: string[]) {
  const script = new URL("./phone-chat.ts", import.meta.url).pathname;
  const child = spawn(process.execPath, ["--import", "tsx", script, ...args]);
  children.push(child);
  const output = { text: "" };
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      output.text += chunk.toString();
    });
  }
  return { child, output, ended: once(child, "close") };
}

describe("the phone at a terminal", () => {
  it("chats in a room of another process until it is over", async () => {
    const host = new ImPhone(await fixture.login("alice"), { generation: 1, nickname: "Alice" });
    const room = await host.openRoom("demo");
    const { child, output, ended } = run("1", fixture.im.origin, room, "bob", userSig("bob"));
    const seen = () =>
      host.screen.filter((shown) => !shown.own).map(({ kind, text }) => [kind, text]);
    await expect.poll(seen).toEqual([["enter", ""]]);
    await host.say("welcome");
    child.stdin.write("hello\n/danmaku wow\n/like\n");
    await expect.poll(seen).toEqual([
      ["enter", ""],
      ["text", "hello"],
      ["danmaku", "wow"],
      ["like", ""],
    ]);
    await expect.poll(() => output.text).toContain("Alice: welcome");
    await host.endRoom();
    await expect.poll(() => output.text).toContain("The live is over.");
    child.stdin.end();
    expect((await ended)[0]).toBe(0);
  });

  it("says in a sentence why the cloud refuses it", async () => {
    const { output, ended } = run("2", fixture.im.origin, "none", "bob", userSig("alice"));
    expect((await ended)[0]).toBe(1);
    expect(output.text).toMatch(/^70013 /m);
  });

  it("explains itself", async () => {
    const { output, ended } = run();
    expect((await ended)[0]).toBe(1);
    expect(output.text).toContain("Usage: npm run phone-chat");
  });
});
