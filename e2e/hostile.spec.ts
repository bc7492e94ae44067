import path from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { Database } from "@/db/database";
import { insertTape, insertTapeFile } from "@/db/repositories/tapes";
import { callAction, fetchList, requestPushUrl } from "./support/action";
import { hostileTexts, mark } from "./support/hostile-texts";
import { type Publisher, publish } from "./support/publisher";
import { type RunningServer, startServer, waitUntil } from "./support/server";
import { registerStaff } from "./support/staff";

let server: RunningServer;
let live: Publisher;

test.beforeAll(async () => {
  server = await startServer({ CHAT_MESSAGES_PER_TEN_SECONDS: "1000", CHAT_GUESTS: "on" });
  const [first = ""] = hostileTexts;
  live = publish(await requestPushUrl(server.url, "host_0", first));
  await waitUntil(async () => (await fetchList(server.url, 1)).length === 1, "the live");
  for (const [i, text] of hostileTexts.entries()) {
    await callAction(server.url, {
      Action: "RequestLVBAddr",
      userid: `host_${i}`,
      groupid: `group-host_${i}`,
      title: text,
      userinfo: { nickname: text, headpic: text, frontcover: text, location: text },
    });
  }
  seedTapes(path.join(server.dataDir, "mini-lvb.db"));
});
test.afterAll(async () => {
  await live.stop();
  expect(await server.stop()).toBe(0);
});

/** Recordings with these texts as they are, as if nothing had ever looked at them. */
function seedTapes(file: string): void {
  const database = Database.open(file);
  const time = { startMs: Date.now() - 60_000, endMs: Date.now(), durationS: 60, sizeBytes: 1 };
  void database.write((db) => {
    for (const [i, text] of hostileTexts.entries()) {
      const id = `tape_${i}`;
      insertTape(db, {
        ...{ id, fileId: id, sessionId: null, userid: `host_${i}`, streamName: `1000_host_${i}` },
        ...{ title: text, nickname: text, headpic: "", frontcover: "", location: text },
        ...{ playUrl: `/tapes/${i}/a.mp4`, hlsPlayUrl: "", ...time },
        ...{ viewerCount: 0, viewCount: 0, likeCount: 0, listed: 1 },
      });
      insertTapeFile(db, {
        ...{ fileId: id, tapeId: id, format: "mp4", url: `/tapes/${i}/a.mp4` },
        ...time,
      });
    }
  });
  database.close();
}

/** Opens a page and looks whether anything in it ran, or tried to. */
async function expectHarmless(page: Page, place: string): Promise<void> {
  await page.goto(server.url + place);
  await expect(page.locator("h1")).toHaveCount(1);
  const trace = await page.evaluate(
    (name) => ({ ran: name in window, violations: Reflect.get(window, "__violations__") }),
    mark,
  );
  expect(trace, place).toEqual({ ran: false, violations: [] });
}

test("hostile names, titles, places and messages are text on every page", async ({ browser }) => {
  const context = await browser.newContext({ locale: "en-US", userAgent: hostileTexts[1] });
  await context.addInitScript(() => {
    const violations: string[] = [];
    Reflect.set(window, "__violations__", violations);
    document.addEventListener("securitypolicyviolation", (event) =>
      violations.push(`${event.violatedDirective} ${event.blockedURI}`),
    );
  });
  const page = await context.newPage();
  page.on("dialog", (dialog) => {
    throw new Error(`A dialog opened: ${dialog.message()}`);
  });
  await registerStaff(context, server, "admin", { nickname: hostileTexts[0] });
  for (const [i, text] of hostileTexts.entries()) {
    for (const kind of ["text", "danmaku"]) {
      const said = await context.request.post(`${server.url}/api/rooms/host_0/chat`, {
        data: { id: `hostile-${i}-${kind}`, kind, text: [...text].slice(0, 50).join("") },
      });
      expect(((await said.json()) as { code: number }).code, text).toBe(200);
    }
  }

  await expectHarmless(page, "/live/host_0");
  await expect(
    page
      .getByRole("log")
      .getByText(hostileTexts[0] ?? "")
      .first(),
  ).toBeVisible();
  await expect(page.getByRole("log").locator("img, script, svg[onload]")).toHaveCount(0);
  await expectHarmless(page, "/embed/host_0?show=both");
  await expectHarmless(page, "/");
  await expect(page.getByText(hostileTexts[0] ?? "").first()).toBeVisible();
  for (const place of ["/admin", "/admin/lives", "/admin/callbacks", "/studio", "/account"]) {
    await expectHarmless(page, place);
  }
  for (const [i, text] of hostileTexts.entries()) {
    await expectHarmless(page, `/?q=${encodeURIComponent(text)}`);
    await expectHarmless(page, `/live/host_${i}`);
    await expectHarmless(page, `/u/host_${i}`);
    await expectHarmless(page, `/vod/tape_${i}`);
  }
  await expectHarmless(page, "/embed/vod/tape_1?show=both");
  await context.close();
});

test("hostile texts stay in their attributes for those who read a page without scripts", async ({
  request,
}) => {
  for (const i of hostileTexts.keys()) {
    for (const place of [`/live/host_${i}`, `/vod/tape_${i}`, `/u/host_${i}`]) {
      const html = await (await request.get(server.url + place)).text();
      const outside = html.replace(/<script[^>]*nonce="[^"]+"[^>]*>[\s\S]*?<\/script>/g, "");
      expect(outside, place).not.toMatch(new RegExp(`<(script|img|svg)[^>]*${mark}`));
      expect(outside, place).not.toContain(`<script>window.${mark}`);
    }
    const url = encodeURIComponent(`${server.url}/vod/tape_${i}`);
    const answer = await request.get(`${server.url}/oembed?url=${url}`);
    const { html } = (await answer.json()) as { html: string };
    expect(html.match(/[<>]/g)).toEqual(["<", ">", "<", ">"]);
  }
});
