import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { errorCodes } from "@/lib/errors";
import { addTape, announceLive, beginPush } from "@/lib/services/live-fixture";
import { openTestServices, type TestServices } from "@/lib/services/services-fixture";
import { answerUserPage } from "./user-routes";
import { answerWall } from "./wall-routes";

let services: TestServices;
beforeAll(async () => {
  services = openTestServices();
  await announceLive(services, "alice_01", { title: "Morning run", nickname: "Alice" });
  await addTape(services, "alice_01", "tape_1");
  await beginPush(services, "alice_01");
});
afterAll(() => services.close());

interface Body {
  readonly code: number;
  readonly data: Readonly<Record<string, unknown>>;
}

async function get(path: string): Promise<Body> {
  const answer = path.startsWith("/api/wall") ? answerWall : answerUserPage;
  const response = await answer(services, new Request(`http://app${path}`));
  expect(response.status).toBe(200);
  return (await response.json()) as Body;
}

describe("the home page's door", () => {
  it("answers with lives and recordings, by paths on this server", async () => {
    const { code, data } = await get("/api/wall");
    expect(code).toBe(200);
    expect(data.wall).toMatchObject({
      search: "",
      page: 1,
      isCut: false,
      lives: { total: 1, items: [{ userId: "alice_01", title: "Morning run" }] },
      tapes: { total: 1, items: [{ fileId: "tape_1" }] },
      serverNowMs: services.now(),
    });
    expect(JSON.stringify(data)).not.toContain("http://");
  });

  it("answers what a search finds", async () => {
    const { data } = await get("/api/wall?q=MORNING+alice&page=1");
    expect(data.wall).toMatchObject({ search: "MORNING alice", lives: { total: 1 } });
    const { data: none } = await get("/api/wall?q=evening");
    expect(none.wall).toMatchObject({ lives: { total: 0 }, tapes: { total: 0, items: [] } });
  });

  it.each(["0", "-1", "x", "1.5", "1e99", "", "99999999999999999999"])(
    "takes page=%s for the first",
    async (page) => {
      expect((await get(`/api/wall?page=${page}`)).data.wall).toMatchObject({ page: 1 });
    },
  );

  it("answers whatever is asked, and never with a fault of the server", async () => {
    const text = fc.string({ unit: "binary", maxLength: 3000 });
    await fc.assert(
      fc.asyncProperty(text, text, async (q, page) => {
        const query = new URLSearchParams({ q, page });
        expect((await get(`/api/wall?${query}`)).code).toBe(200);
      }),
      { numRuns: 50 },
    );
  });
});

describe("the door of somebody's own page", () => {
  it("answers with who it is, the live and the recordings", async () => {
    const { data } = await get("/api/users/alice_01?page=1");
    expect(data.user).toMatchObject({
      userId: "alice_01",
      nickname: "Alice",
      live: { title: "Morning run" },
      tapes: { total: 1 },
      page: 1,
    });
  });

  it.each(["/api/users/nobody", "/api/users/", "/api/users/%E4%BD%A0"])(
    "has nothing under %s",
    async (path) => {
      expect((await get(path)).code).toBe(errorCodes.notFound);
    },
  );
});
