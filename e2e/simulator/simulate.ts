import { requireFfmpeg } from "./live-push";
import { simulateActions } from "./simulate-actions";
import { DEFAULT_OPTIONS, type SimulateOptions } from "./simulate-options";
import { simulateRoomService } from "./simulate-room-service";
import { simulateRooms } from "./simulate-rooms";
import type { SimulationReport, SimulatorName } from "./simulation-report";
import { SimulationRun } from "./simulation-run";

/**
 * Replays a whole broadcast and its viewing as one client generation does both, and judges every
 * answer as strictly as that client.
 * @throws FfmpegMissing when this machine cannot push
 */
export async function simulate(
  name: SimulatorName,
  options: Partial<SimulateOptions> = {},
): Promise<SimulationReport> {
  await requireFfmpeg();
  const settings = { ...DEFAULT_OPTIONS, ...options };
  settings.baseUrl = settings.baseUrl.replace(/\/+$/, "");
  const limit = AbortSignal.timeout(settings.limitSeconds * 1000);
  const run = new SimulationRun(name, limit, settings.onStep, settings.patience);
  const finished = await run.part(() => FLOWS[name](run, settings));
  if (!finished) run.note("host", "end of the session", "The app cannot get any further.");
  const count = (outcome: string) => run.steps.filter((step) => step.outcome === outcome).length;
  return {
    client: name,
    baseUrl: settings.baseUrl,
    steps: run.steps,
    passed: count("PASS"),
    failed: count("FAIL"),
  };
}

type Flow = (run: SimulationRun, options: SimulateOptions) => Promise<void>;

const FLOWS: Readonly<Record<SimulatorName, Flow>> = {
  android1: (run, options) => simulateActions(run, "android", options),
  ios1: (run, options) => simulateActions(run, "ios", options),
  android2: (run, options) => simulateRooms(run, "android", options),
  ios2: (run, options) => simulateRooms(run, "ios", options),
  roomservice: simulateRoomService,
};
