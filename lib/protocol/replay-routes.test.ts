import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { errorCodes } from "@/lib/errors";
import { findDoor } from "@/lib/server/hot-doors";
import { addTape, announceLive } from "@/lib/services/live-fixture";
import { openTestServices, type TestServices } from "@/lib/services/services-fixture";
import { answerReplayChat, answerTapeLike, answerTapePage, answerTapeView } from "./replay-routes";

let services: TestServices;
beforeAll(async () => {
  services = openTestServices();
  await announceLive(services, "alice_01");
  await addTape(services, "alice_01", "tape/1 ü");
});
afterAll(() => services.close());

const path = `/api/tapes/${encodeURIComponent("tape/1 ü")}`;

interface Body {
  readonly code: number;
  readonly data: Readonly<Record<string, unknown>>;
}

async function call(
  answer: typeof answerTapePage,
  url: string,
  { body, headers = {} }: { body?: string; headers?: Record<string, string> } = {},
): Promise<Body> {
  const method = body === undefined ? "GET" : "POST";
  const init = body === undefined ? { method, headers } : { method, headers, body };
  const response = await answer(services, new Request(`http://app${url}`, init));
  expect(response.status).toBe(200);
  return (await response.json()) as Body;
}

const view = JSON.stringify({ viewer: "browser-0001" });

describe("a recording's doors", () => {
  it("answer with the page, its conversation, a heart and a view", async () => {
    const page = await call(answerTapePage, path);
    expect(page.data.tape).toMatchObject({
      fileId: "tape/1 ü",
      hlsUrl: "/tapes/tape/1 ü/index.m3u8",
      viewCount: 0,
      returns: [],
      hasChat: false,
      liveNow: null,
      more: [],
    });
    expect((await call(answerReplayChat, `${path}/chat?from=30`)).data).toEqual({
      ...{ messages: [], fromSeconds: 30, untilSeconds: 60, atEnd: true, next: null },
    });
    const like = await call(answerTapeLike, `${path}/like`, { body: "{}" });
    expect(like.data).toEqual({ liked: true, likeCount: 1 });
    const seen = await call(answerTapeView, `${path}/view`, { body: view });
    expect(seen.data).toEqual({ counted: true });
    expect((await call(answerTapePage, path)).data.tape).toMatchObject({
      ...{ viewCount: 1, likeCount: 1 },
    });
  });

  it("stand in the table of hot doors under their own methods alone", () => {
    const methodsOf = (below: string) => Object.keys(findDoor("GET", path + below)?.methods ?? {});
    expect(methodsOf("")).toEqual(["GET"]);
    expect(methodsOf("/chat")).toEqual(["GET"]);
    expect(methodsOf("/like")).toEqual(["POST"]);
    expect(methodsOf("/view")).toEqual(["POST"]);
    expect(findDoor("GET", `${path}/other`)).toBeUndefined();
    expect(findDoor("GET", "/api/tapes/")).toBeUndefined();
  });

  it.each(["/api/tapes/none", "/api/tapes/%E0%A4%A", "/api/tapes/%00"])(
    "say that there is no %s",
    async (missing) => {
      const { notFound } = errorCodes;
      expect((await call(answerTapePage, missing)).code).toBe(notFound);
      expect((await call(answerReplayChat, `${missing}/chat`)).code).toBe(notFound);
      expect((await call(answerTapeLike, `${missing}/like`, { body: "{}" })).code).toBe(notFound);
      expect((await call(answerTapeView, `${missing}/view`, { body: view })).code).toBe(notFound);
    },
  );

  it("count nothing that another site made the browser send", async () => {
    const headers = { "sec-fetch-site": "cross-site" };
    for (const [answer, body] of [
      [answerTapeLike, "{}"],
      [answerTapeView, view],
    ] as const) {
      expect((await call(answer, path, { body, headers })).code).toBe(errorCodes.unverified);
    }
  });

  it("refuse what makes no sense, and never fail", async () => {
    const sane: readonly number[] = [200, errorCodes.malformedField, errorCodes.invalidJson];
    for (const query of ["from=-1", "from=x", "from=1e99", "after=0.5", "from=NaN", "after=-3"]) {
      const answer = await call(answerReplayChat, `${path}/chat?${query}`);
      expect(answer.code).toBe(errorCodes.malformedField);
    }
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary" }), async (text) => {
        const query = `${path}/chat?from=${encodeURIComponent(text)}`;
        expect(sane).toContain((await call(answerReplayChat, query)).code);
        const body = JSON.stringify({ viewer: text });
        expect(sane).toContain((await call(answerTapeView, `${path}/view`, { body })).code);
        expect(sane).toContain((await call(answerTapeView, `${path}/view`, { body: text })).code);
      }),
    );
  });
});
