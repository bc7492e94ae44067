import { expect, test } from "@playwright/test";
import { simulate } from "./simulator/simulate";
import type { SimulationReport } from "./simulator/simulation-report";
import { fetchList } from "./support/action";
import { expectPlaying } from "./support/playback";
import { type RunningServer, startServer, waitUntil } from "./support/server";

let server: RunningServer;
test.beforeAll(async () => {
  server = await startServer();
});
test.afterAll(async () => {
  expect(await server.stop()).toBe(0);
});

/** What the real client would have stumbled over. */
function failures(report: SimulationReport) {
  return report.steps.filter((step) => step.outcome === "FAIL");
}

/** All of them broadcast at the same time, as they do in the world. */
const clients = ["android1", "android2", "ios1", "ios2", "roomservice"] as const;

test("apps of all generations broadcast and watch without a failure, and browsers see their lives", async ({
  page,
}) => {
  // What the rooms need of the browser is there before the seconds of the broadcasts run.
  await page.goto(server.url);
  const replays = clients.map((client) =>
    simulate(client, {
      baseUrl: server.url,
      broadcastSeconds: 60,
      limitSeconds: 300,
      patience: 5,
    }),
  );
  await waitUntil(
    async () => (await fetchList(server.url, 1)).length === clients.length,
    "the simulated lives to be in the list",
  );
  for (const { userid } of await fetchList(server.url, 1)) {
    await page.goto(`${server.url}/live/${encodeURIComponent(userid)}`);
    await expectPlaying(page, 5);
  }
  // The rest is the phones'; a player in the background would take their time.
  await page.goto("about:blank");
  for (const report of await Promise.all(replays)) {
    expect(failures(report)).toEqual([]);
    expect(report.passed).toBeGreaterThan(10);
  }
});
