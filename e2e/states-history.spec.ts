import path from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { Database } from "@/db/database";
import { insertSession, type SessionRow } from "@/db/repositories/live-sessions";
import { insertSample } from "@/db/repositories/session-samples";
import { lookEnlarged } from "./support/look-enlarged";
import { lookOver } from "./support/look-over";
import { register } from "./support/on-air";
import { type RunningServer, startServer } from "./support/server";

const user = "lena_01";
const broadcasts = 45;
const hourMs = 3_600_000;
/** As long as they may be, and such as break out of their place. */
const titles = [
  "An evening of slow chess with everybody who has ever asked why the bishop went there, part 2",
  "🎹🌃🎧 夜の生演奏 🎶👩‍🚀🏳️‍🌈 كل شيء على الهواء مباشرة",
  "حوار مباشر مع المهندس خالد حول البث المنخفض التأخير (الجزء 3)",
  "凌晨四点的城市没有睡只是把声音调小了我们去听一听它在说什么然后慢慢走回家".repeat(3),
  "A".repeat(120),
  "שיחה על OBS 30.2 ועל RTMP",
  "",
] as const;

let server: RunningServer;

test.beforeAll(async () => {
  server = await startServer();
  const database = Database.open(path.join(server.dataDir, "mini-lvb.db"));
  const now = Date.now();
  await database.write((db) => {
    for (let i = 0; i < broadcasts; i += 1) insertSession(db, broadcast(i, now));
    const { id: sessionId, startedMs } = broadcast(0, now);
    for (let i = 0; i < 120; i += 1) {
      const viewers = Math.round(40_000 * Math.sin((Math.PI * i) / 120));
      const counts = { viewers, likes: i * 9000, messages: i * 350 };
      insertSample(db, { sessionId, atMs: startedMs + i * 60_000, ...counts });
    }
  });
  database.close();
});
test.afterAll(async () => {
  expect(await server.stop()).toBe(0);
});
test.use({ locale: "en-US", viewport: { width: 1280, height: 800 } });

function broadcast(i: number, now: number): SessionRow {
  const startedMs = now - (i + 1) * 9 * hourMs;
  const endedMs = startedMs + (i % 7 === 6 ? 5000 : 2 * hourMs + i * 61_000);
  return {
    ...{ id: `b${i}`, userid: user, streamName: `1000_${user}`, announced: 1 },
    ...{ title: titles[i % titles.length] ?? "", nickname: "ليلى 🦊 Lena", headpic: "" },
    ...{ frontcover: "", location: "", category: "", graceUntilMs: null },
    ...{ startedMs, endedMs, publicMs: i % 5 === 4 ? null : startedMs },
    ...{ peakViewers: 40_000, viewerTotal: 1_234_567, likeCount: 1_080_000, messageCount: 42_000 },
    ...{ recordingError: i % 3 ? "" : "diskFull", recorded: i % 2 },
    ...{ endedBy: "", endedReason: "" },
  };
}

const title = (page: Page, name: string) => page.getByRole("link", { name, exact: true });

test("a long history, with titles of every kind", async ({ page, context }) => {
  await register(context, server.url, user, "ليلى 🦊 Lena");
  await page.goto(`${server.url}/studio/history`);
  for (const one of titles.filter((it) => it !== "")) {
    await expect(title(page, one).first()).toBeVisible();
  }
  await lookOver(page, "history, the first of three pages");
  await lookEnlarged(page, "history");
  await page.getByRole("link", { name: "Page 3" }).click();
  await page.waitForURL(/page=3/);
  await expect(page.getByRole("row")).toHaveCount(1 + broadcasts - 2 * 20);
  await lookOver(page, "history, the last page");
  await page.goto(`${server.url}/studio/history/b0`);
  await expect(page.locator("main canvas")).toBeVisible();
  await lookOver(page, "one broadcast with a long title, large numbers and a chart");
  await lookEnlarged(page, "one broadcast");
});
