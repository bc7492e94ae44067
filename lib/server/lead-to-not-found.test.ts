import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { insertTape, insertTapeFile } from "@/db/repositories/tapes";
import { requestAddress } from "@/lib/services/rooms";
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
  it.each(["/live/nobody", "/vod/nothing", "/live/nobody?a=/b", "/live/%E4%BD%A0", "/vod/a%2Fb"])(
    "become the page that says so (%s)",
    (url) => {
      expect(led(url)).toBe("/_not-found");
    },
  );

  it("stay what they are for Next's own scripts", () => {
    expect(led("/live/nobody?_rsc=1", { rsc: "1" })).toBe("/live/nobody?_rsc=1");
  });

  it.each(["/", "/live", "/live/", "/live/a/b", "/login", "/_next/static/live/x.js"])(
    "leave other addresses to Next (%s)",
    (url) => {
      expect(led(url)).toBe(url);
    },
  );

  it("leave rooms and recordings that exist", async () => {
    const about = {
      title: "Walk",
      nickname: "",
      headpic: "",
      frontcover: "",
      location: "",
      desc: "",
    };
    await requestAddress(services, { ...about, userid: "你好_01", groupid: "" }, "");
    const url = `/live/${encodeURIComponent("你好_01")}?from=chat`;
    expect(led(url)).toBe(url);
    await services.database.write((db) => {
      insertTape(db, {
        id: "tape_1",
        fileId: "tape_1",
        sessionId: null,
        userid: "alice_01",
        streamName: "1000_alice_01",
        title: "A walk",
        nickname: "Alice",
        headpic: "",
        frontcover: "",
        location: "",
        playUrl: "/tapes/1/a.mp4",
        hlsPlayUrl: "",
        startMs: 1000,
        endMs: 2000,
        durationS: 1,
        sizeBytes: 1,
        viewerCount: 0,
        likeCount: 0,
        listed: 1,
      });
      insertTapeFile(db, {
        fileId: "tape_1",
        tapeId: "tape_1",
        format: "mp4",
        url: "/tapes/1/a.mp4",
        startMs: 1000,
        endMs: 2000,
        durationS: 1,
        sizeBytes: 1,
      });
    });
    expect(led("/vod/tape_1")).toBe("/vod/tape_1");
  });
});
