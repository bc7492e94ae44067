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

for (const client of ["android1", "ios1", "android2", "ios2", "roomservice"] as const) {
  test(`${client} broadcasts and watches without a failure, and browsers see its live`, async ({
    page,
  }) => {
    // What the room needs of the browser is there before the seconds of the broadcast run.
    await page.goto(server.url);
    const replay = simulate(client, {
      baseUrl: server.url,
      broadcastSeconds: 20,
      limitSeconds: 180,
    });
    await waitUntil(
      async () => (await fetchList(server.url, 1)).length === 1,
      "the simulated live to be in the list",
    );
    const [live] = await fetchList(server.url, 1);
    await page.goto(`${server.url}/live/${encodeURIComponent(live?.userid ?? "")}`);
    await expectPlaying(page);
    const report = await replay;
    expect(failures(report)).toEqual([]);
    expect(report.passed).toBeGreaterThan(10);
  });
}
