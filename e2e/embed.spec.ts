import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { goOnAir, register } from "./support/on-air";
import type { Publisher } from "./support/publisher";
import { seriousFindings } from "./support/serious-findings";
import { type RunningServer, startServer } from "./support/server";

let server: RunningServer;
let live: Publisher;
/** The broadcaster's browser. */
let host: BrowserContext;
let foreign: Server;
/** Another site: `localhost` is another one than the `127.0.0.1` of the product. */
let site: string;

test.beforeAll(async ({ browser }) => {
  server = await startServer();
  host = await browser.newContext({ locale: "en-US" });
  await register(host, server.url, "host_01", "Host");
  live = await goOnAir(host, server.url, "Framed");
  foreign = createServer((request, response) => {
    const query = new URL(request.url ?? "/", "http://x").searchParams.get("frame") ?? "";
    const frame = `<iframe src="${server.url}${query}" width="640" height="360" allow="autoplay"></iframe>`;
    response.writeHead(200, { "content-type": "text/html" }).end(`<!doctype html>${frame}`);
  });
  await new Promise<void>((resolve) => foreign.listen(0, "127.0.0.1", resolve));
  site = `http://localhost:${(foreign.address() as AddressInfo).port}`;
});
test.afterAll(async () => {
  await host.close();
  foreign.close();
  foreign.closeAllConnections();
  await live.stop();
  expect(await server.stop()).toBe(0);
});

async function openFrame(page: Page, place: string) {
  await page.goto(`${site}/?frame=${encodeURIComponent(place)}`);
  return page.frameLocator("iframe");
}

test("another site shows the picture and the chat in a frame, and leads to the room", async ({
  page,
}) => {
  const frame = await openFrame(page, "/embed/host_01?show=both&lang=zh-CN&theme=dark");
  const frames = () =>
    frame
      .locator("video[data-player]")
      .evaluate((video: HTMLVideoElement) => video.getVideoPlaybackQuality().totalVideoFrames);
  await expect.poll(frames).toBeGreaterThan(20);
  const video = frame.locator("video[data-player]");
  expect(await video.evaluate((it: HTMLVideoElement) => it.muted)).toBe(true);
  await expect(frame.locator("html")).toHaveAttribute("lang", "zh-CN");
  await expect(frame.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(frame.getByRole("banner")).toHaveCount(0);
  await expect(frame.getByRole("textbox")).toHaveCount(0);
  const said = await page.request.post(`${server.url}/api/guests`, { data: { nickname: "Gus" } });
  expect(((await said.json()) as { code: number }).code).toBe(200);
  await page.request.post(`${server.url}/api/rooms/host_01/chat`, {
    data: { id: "framed-0001", kind: "text", text: "hello frame" },
  });
  await expect(frame.getByRole("log").getByText("hello frame")).toBeVisible();
  const opened = page.waitForEvent("popup");
  await frame.getByRole("link", { name: "在小直播打开" }).click();
  await expect(await opened).toHaveURL(`${server.url}/live/host_01`);
});

test("the broadcaster says which sites may show the room, and others then see nothing", async ({
  page,
}) => {
  const room = await host.newPage();
  await room.goto(`${server.url}/live/host_01`);
  await room.getByRole("button", { name: "Share" }).click();
  const sites = room.getByRole("textbox", { name: "Websites that may embed your room" });
  await sites.fill("no site");
  await room.getByRole("button", { name: "Save" }).click();
  await expect(room.getByText("“no” is no website")).toBeVisible();
  expect(await seriousFindings(room)).toEqual([]);
  await sites.fill("https://school.example");
  await room.getByRole("button", { name: "Save" }).click();
  await expect(room.getByText("Saved.")).toBeVisible();

  const refused = page.waitForEvent("console", (message) =>
    message.text().includes("frame-ancestors"),
  );
  await openFrame(page, "/embed/host_01");
  await refused;
  await sites.fill(`https://school.example ${site}`);
  await room.getByRole("button", { name: "Save" }).click();
  await expect(sites).toHaveValue(`https://school.example\n${site}`);
  const frame = await openFrame(page, "/embed/host_01?autoplay=0");
  await expect(frame.locator("video[data-player]")).toHaveCount(1);
});

test("no other page of the product shows in a foreign frame", async ({ page, request }) => {
  for (const place of ["/", "/live/host_01", "/login", "/studio", "/embed/nobody_01"]) {
    const policy = (await request.get(server.url + place)).headers()["content-security-policy"];
    expect(policy, place).toContain("frame-ancestors 'self'");
  }
  const refused = page.waitForEvent("console", (message) =>
    message.text().includes("frame-ancestors"),
  );
  await openFrame(page, "/login");
  await refused;
});
