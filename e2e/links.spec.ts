import path from "node:path";
import { type APIRequestContext, expect, test } from "@playwright/test";
import { Database } from "@/db/database";
import { insertTape, insertTapeFile } from "@/db/repositories/tapes";
import { callAction } from "./support/action";
import { type RunningServer, startServer } from "./support/server";

let server: RunningServer;

test.beforeAll(async () => {
  server = await startServer();
});

test.afterAll(async () => {
  await server.stop();
});

/** What somebody without scripts reads: a search engine, a chat that shows a link. */
async function read(request: APIRequestContext, place: string, language = "en-US") {
  const headers = { "accept-language": language, cookie: "mlvb_theme=light" };
  const answer = await request.get(server.url + place, { headers });
  return { status: answer.status(), html: await answer.text() };
}

const languages = [
  { tag: "en-US", lang: "en", title: "There is nothing here", home: "Go to the home page" },
  { tag: "zh-CN", lang: "zh-CN", title: "这里什么都没有", home: "回首页" },
] as const;

for (const place of ["/live/nobody_01", "/vod/nothing", "/nope"]) {
  for (const { tag, lang, title, home } of languages) {
    test(`${place} is a whole page with 404 (${lang})`, async ({ request }) => {
      const { status, html } = await read(request, place, tag);
      expect(status).toBe(404);
      expect(html).toContain(`<html lang="${lang}" data-theme="light">`);
      expect(html).toMatch(new RegExp(`<h1[^>]*>${title}</h1>`));
      expect(html).toMatch(new RegExp(`<a [^>]*href="/"[^>]*>${home}</a>`));
      expect(html).toMatch(new RegExp(`<title>${title} · .+</title>`));
      expect(html).toContain('<meta name="robots" content="noindex"/>');
    });
  }

  test(`${place} works with scripts as well as without`, async ({ page }) => {
    const errors: string[] = [];
    page.on("pageerror", (error) => errors.push(error.message));
    await page.goto(server.url + place);
    const language = page.getByRole("button", { name: "中文" });
    await language.click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("这里什么都没有");
    expect(new URL(page.url()).pathname).toBe(place);
    await page.getByRole("link", { name: "回首页" }).click();
    await expect(page).toHaveURL(`${server.url}/`);
    expect(errors).toEqual([]);
  });
}

test("links to a room and to a recording show what they are, and the product's name", async ({
  request,
}) => {
  const frontcover = "https://covers.example/walk.jpg";
  const { returnValue } = await callAction(server.url, {
    Action: "RequestLVBAddr",
    userid: "alice_01",
    groupid: "group-alice_01",
    title: "A walk",
    userinfo: { nickname: "Alice", headpic: "", frontcover, location: "" },
  });
  expect(returnValue).toBe(0);
  const database = Database.open(path.join(server.dataDir, "mini-lvb.db"));
  await database.write((db) => {
    insertTape(db, {
      id: "tape_1",
      fileId: "tape_1",
      sessionId: null,
      userid: "alice_01",
      streamName: "1000_alice_01",
      title: "A walk",
      nickname: "Alice",
      headpic: "",
      frontcover,
      location: "",
      playUrl: "/tapes/1/a.mp4",
      hlsPlayUrl: "",
      startMs: 1000,
      endMs: 2000,
      durationS: 1,
      sizeBytes: 1,
      viewerCount: 0,
      viewCount: 0,
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
  database.close();
  for (const place of ["/live/alice_01", "/vod/tape_1"]) {
    const { status, html } = await read(request, place);
    expect(status, place).toBe(200);
    const said = [...html.matchAll(/<meta property="og:(\w+)" content="([^"]*)"/g)];
    expect(Object.fromEntries(said.map(([, name, content]) => [name, content]))).toEqual({
      title: "A walk",
      description: "Alice · Live broadcasting on your own machine",
      site_name: "Mini LVB",
      locale: "en",
      type: "video.other",
      image: frontcover,
      url: server.url + place,
      video: server.url + place.replace(/^\/(live\/)?/, "/embed/"),
    });
    const page = encodeURIComponent(server.url + place);
    expect(html).toContain(`href="${server.url}/oembed?url=${page}"`);
    expect(html).toContain(`<link rel="canonical" href="${server.url}${place}"/>`);
  }
});
