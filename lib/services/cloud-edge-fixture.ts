import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { startLvb } from "@/e2e/cloud-sim/lvb/lvb-edge";
import type { LvbEdge } from "@/e2e/cloud-sim/lvb/lvb-types";
import { type Publisher, publish } from "@/e2e/support/publisher";
import { TencentLive } from "@/lib/providers/tencent/live";
import { LiveApi } from "@/lib/providers/tencent/live-api";
import { announceLive } from "./live-fixture";
import { Reconciler } from "./reconciliation";
import { openTestServices, type TestServices, tencentEnvironment } from "./services-fixture";

/** Services in Tencent mode on the conformance server of LVB, with the clock of this machine. */
export interface CloudEdge {
  readonly services: TestServices;
  readonly edge: LvbEdge;
  readonly reconciler: Reconciler;
  /** Somebody asks for an address and pushes to the cloud; nobody reports it. */
  push(userid: string): Promise<Publisher>;
  close(): Promise<void>;
}

/** Opens it on free ports. */
export async function openCloudEdge(): Promise<CloudEdge> {
  const dir = mkdtempSync(path.join(tmpdir(), "mini-lvb-edge-"));
  const edge = await startLvb({
    ...{ appId: 1_250_000_000, recordingsDir: dir, callbackKey: tencentEnvironment.API_KEY },
    pushKey: tencentEnvironment.PUSH_KEY,
    secretId: tencentEnvironment.TENCENTCLOUD_SECRET_ID,
    secretKey: tencentEnvironment.TENCENTCLOUD_SECRET_KEY,
  });
  const base = openTestServices({
    ...tencentEnvironment,
    ...{ PLAY_SCHEME: "http", LIVE_API_URL: edge.apiUrl },
    ...{ PUSH_DOMAIN: edge.pushAddress, PLAY_DOMAIN: edge.playAddress },
  });
  const { config } = base;
  if (!config.tencent) throw new Error("not in Tencent mode");
  const retry = { attempts: 2, firstWaitMs: 1 };
  const live = new TencentLive(
    config,
    config.tencent,
    new LiveApi(config.tencent, retry),
    Date.now,
  );
  const services: TestServices = { ...base, live, now: Date.now };
  const publishers: Publisher[] = [];
  return {
    services,
    edge,
    reconciler: new Reconciler(services, live.watch),
    async push(userid) {
      const { url } = await announceLive(services, userid);
      const publisher = publish(url);
      publishers.push(publisher);
      return publisher;
    },
    async close() {
      await Promise.all(publishers.map((publisher) => publisher.kill()));
      await edge.stop();
      base.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
