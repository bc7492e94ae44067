import { ActionClient } from "./action-client";
import { ActionHost } from "./action-host";
import { ActionViewer } from "./action-viewer";
import type { Platform } from "./platform";
import type { SimulateOptions } from "./simulate-options";
import { newUser } from "./simulated-user";
import type { SimulationRun } from "./simulation-run";

/** The first generation: a broadcast, one who watches it, and the same person at its tape. */
export async function simulateActions(
  run: SimulationRun,
  platform: Platform,
  options: SimulateOptions,
): Promise<void> {
  const client = new ActionClient(platform, options.baseUrl + options.actionPath, run.signal);
  const prefix = platform === "android" ? "sima1" : "simi1";
  const host = new ActionHost(run, client, newUser(`${prefix}h`, "Alice"), `Replay of ${prefix}`);
  const viewer = new ActionViewer(run, client, newUser(`${prefix}v`, "Bob"));

  const push = await host.begin();
  const began = Date.now();
  try {
    await run.part(async () => viewer.visitLive(await viewer.findLive(host)));
    await run.pause(began + options.broadcastSeconds * 1000 - Date.now());
    await host.end(push);
  } finally {
    await push.kill();
  }
  await viewer.liveIsGone(host.user.userid);
  await run.part(async () => viewer.visitTape(await viewer.findTape(host)));
}
