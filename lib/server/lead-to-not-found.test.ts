import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sessionCookieName } from "@/lib/auth/web-session";
import { webToken } from "@/lib/protocol/wire-fixture";
import { addUser } from "@/lib/services/chat-fixture";
import { addTape, announceLive } from "@/lib/services/live-fixture";
import { hideTape } from "@/lib/services/own-tapes";
import { openTestServices, type TestServices } from "@/lib/services/services-fixture";
import { leadToNotFound } from "./lead-to-not-found";

let services: TestServices;
beforeEach(() => {
  services = openTestServices();
});
afterEach(() => services.close());

const led = (url: string, headers: Record<string, string> = {}) => {
  const req = { url, headers };
  leadToNotFound(req, services);
  return req.url;
};

describe("pages of what does not exist", () => {
  it.each([
    "/live/nobody",
    "/vod/nothing",
    "/live/nobody?a=/b",
    "/live/%E4%BD%A0",
    "/vod/a%2Fb",
    "/u/nobody",
    "/u/nobody?page=2",
  ])("become the page that says so (%s)", (url) => {
    expect(led(url)).toBe("/_not-found");
  });

  it("stay what they are for Next's own scripts", () => {
    expect(led("/live/nobody?_rsc=1", { rsc: "1" })).toBe("/live/nobody?_rsc=1");
  });

  it.each(["/", "/live", "/live/", "/live/a/b", "/login", "/_next/static/live/x.js"])(
    "leave other addresses to Next (%s)",
    (url) => {
      expect(led(url)).toBe(url);
    },
  );

  it("leave rooms, recordings and users that exist", async () => {
    await announceLive(services, "你好_01");
    const url = `/live/${encodeURIComponent("你好_01")}?from=chat`;
    expect(led(url)).toBe(url);
    await announceLive(services, "alice_01");
    await addTape(services, "alice_01", "tape_1");
    expect(led("/vod/tape_1")).toBe("/vod/tape_1");
    expect(led("/u/alice_01?page=2")).toBe("/u/alice_01?page=2");
  });

  it("leave a hidden recording to its owner alone", async () => {
    await addUser(services, "alice_01");
    await addUser(services, "bob_01");
    await announceLive(services, "alice_01");
    await addTape(services, "alice_01", "tape_1");
    await hideTape(services, "alice_01", "tape_1", true);
    const cookieOf = async (who: string) => ({
      cookie: `${sessionCookieName}=${await webToken(services, who)}`,
    });
    expect(led("/vod/tape_1")).toBe("/_not-found");
    expect(led("/vod/tape_1", await cookieOf("bob_01"))).toBe("/_not-found");
    expect(led("/vod/tape_1", await cookieOf("alice_01"))).toBe("/vod/tape_1");
  });
});
