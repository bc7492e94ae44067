import path from "node:path";
import { newUserSig } from "@/lib/auth/user-sigs";
import type { Config } from "@/lib/config";
import type { Log } from "@/lib/log";
import { MediaEngine, type MediaEngineOptions } from "@/lib/media/engine";
import { EmbeddedIm } from "./embedded/im";
import { EmbeddedLive } from "./embedded/live";
import { EmbeddedStorage } from "./embedded/storage";
import { EmbeddedTapeFiles } from "./embedded/tape-files";
import type { ImProvider } from "./im-provider";
import type { LiveProvider } from "./live-provider";
import type { StorageProvider } from "./storage-provider";
import type { TapeFiles } from "./tape-files";
import { TencentIm } from "./tencent/im";
import { TencentLive } from "./tencent/live";
import { LiveApi } from "./tencent/live-api";
import { TencentStorage } from "./tencent/storage";
import { TencentTapeFiles } from "./tencent/tape-files";

/** Where media, pictures and the phones' conversation are. */
export interface Providers {
  readonly live: LiveProvider;
  readonly storage: StorageProvider;
  readonly im: ImProvider;
  readonly tapeFiles: TapeFiles;
}

/** What the embedded engine asks and reports; Tencent Cloud does so by callbacks. */
export type EngineHooks = Pick<MediaEngineOptions, "authorize" | "emit" | "noteRefusal">;

/** The adapters of the mode. Nothing connects or listens before `start`. */
export function createProviders(
  config: Config,
  hooks: EngineHooks,
  log: Log,
  now: () => number,
): Providers {
  const { tencent, cos } = config;
  if (tencent && cos) {
    return {
      live: new TencentLive(config, tencent, new LiveApi(tencent), now),
      storage: new TencentStorage(cos, now),
      im: new TencentIm(config, tencent, now, (identifier) =>
        newUserSig(config, identifier, now()),
      ),
      tapeFiles: new TencentTapeFiles(),
    };
  }
  const engine = new MediaEngine({
    host: config.rtmpHost,
    rtmpPort: config.rtmpPort,
    recordingsDir: path.join(config.dataDir, "recordings"),
    ...hooks,
    log,
    settings: {
      partDurationMs: config.partDurationMs,
      segmentDurationMs: config.segmentDurationMs,
      reconnectGraceMs: config.reconnectGraceSeconds * 1000,
      recordingEnabled: config.recording,
      minFreeBytes: config.recordingMinFreeBytes,
      maxStreams: config.maxStreams,
    },
  });
  return {
    live: new EmbeddedLive(config, engine),
    storage: new EmbeddedStorage(config, now),
    im: new EmbeddedIm(),
    tapeFiles: new EmbeddedTapeFiles({
      recordingsDir: path.join(config.dataDir, "recordings"),
      minFreeBytes: config.recordingMinFreeBytes,
    }),
  };
}
