import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { requestLinkAddress } from "./link-mic";
import { announceLive } from "./live-fixture";
import { openTestServices, type TestServices } from "./services-fixture";
import { countRows } from "./tables-fixture";

let services: TestServices;
beforeEach(() => {
  services = openTestServices({ GUESTS_PER_HOUR: "1000" });
});
afterEach(() => services.close());

const caller = { actor: { kind: "anonymous" }, clientIp: "203.0.113.1" } as const;
const ask = (userid: string) => requestLinkAddress(services, userid, caller, "http://h");
const streamOf = (url: string) => new URL(url).pathname.split("/").at(-1) ?? "";

describe("a link-mic stream", () => {
  it("is named after its user and the time of its expiry, as the original names it", async () => {
    const { pushUrl, playUrl } = await ask("bob_02");
    const expiry = (services.now() / 1000 + 86_400).toString(16);
    expect(streamOf(pushUrl)).toBe(`1000_bob_02_${expiry}`);
    expect(streamOf(playUrl)).toBe(`1000_bob_02_${expiry}`);
  });

  it("can be asked for a hundred times within a second", async () => {
    for (let i = 0; i < 100; i += 1) {
      const { pushUrl } = await ask("bob_02");
      expect(streamOf(pushUrl)).toMatch(/^1000_bob_02_\w+$/);
    }
  });

  it("is the same again when a phone repeats its request within a second", async () => {
    const first = await ask("bob_02");
    expect(await ask("bob_02")).toEqual(first);
    expect(countRows(services).linkStream).toBe(1);
  });

  it("is never another user's, and never a live's", async () => {
    const expiry = (services.now() / 1000 + 86_400).toString(16);
    await announceLive(services, `a_b_${expiry}`);
    const names = [];
    for (const userid of ["a-b", "a_b", "a@b", "a#b"]) {
      names.push(streamOf((await ask(userid)).pushUrl));
    }
    expect(new Set([...names, `1000_a_b_${expiry}`]).size).toBe(5);
  });

  it("cannot be taken by somebody who goes live under a userid that would have its name", async () => {
    const stream = streamOf((await ask("bob_02")).pushUrl);
    const { url } = await announceLive(services, stream.replace("1000_", ""));
    expect(streamOf(url)).not.toBe(stream);
  });
});
