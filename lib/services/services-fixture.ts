import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Database } from "@/db/database";
import { findLiveByStream } from "@/db/repositories/live";
import { createAttemptLimits } from "@/lib/auth/attempt-limits";
import { loadConfig } from "@/lib/config";
import { createLog } from "@/lib/log";
import type { StreamSnapshot } from "@/lib/media/types";
import { EmbeddedLive } from "@/lib/providers/embedded/live";
import { EmbeddedStorage } from "@/lib/providers/embedded/storage";
import { EmbeddedTapeFiles } from "@/lib/providers/embedded/tape-files";
import { TencentLive } from "@/lib/providers/tencent/live";
import { LiveApi } from "@/lib/providers/tencent/live-api";
import { TencentTapeFiles } from "@/lib/providers/tencent/tape-files";
import type { AccountServices } from "./accounts";
import { ListMemory } from "./list-memory";
import { Presence } from "./presence";
import { RefusedPushes, type RefusedPushServices } from "./refused-pushes";
import type { TapeServices } from "./tape-placing";
import { TapeSearch } from "./tape-search";
import type { UploadServices } from "./uploads";
import type { WallServices } from "./wall";

export type TestServices = WallServices &
  TapeServices &
  UploadServices &
  AccountServices &
  RefusedPushServices & {
    /** Moves the clock, in milliseconds. */
    advance(ms: number): void;
    close(): void;
  };

/** Every key that Tencent mode asks for, none of them anybody's. */
export const tencentEnvironment = {
  MODE: "tencent",
  APP_ID: "1250000000",
  APP_BIZID: "8888",
  API_KEY: "APIKEYEXAMPLE01234567890",
  PUSH_KEY: "PUSHKEYEXAMPLE0123456789",
  TENCENTCLOUD_SECRET_ID: "AKIDEXAMPLE",
  TENCENTCLOUD_SECRET_KEY: "CLOUDSECRETEXAMPLE",
  IM_SDKAPPID: "1400000000",
  IM_SECRETKEY: "IMSECRETEXAMPLE0123456789",
  COSKEY_APPID: "1250000000",
  COSKEY_BUCKET: "covers",
  COSKEY_BUCKET_REGION: "ap-shanghai",
  COSKEY_SECRETID: "AKIDEXAMPLE",
  COSKEY_SECRETKEY: "COSSECRETEXAMPLE",
} as const;

/** Bytes of a new database, made once for a whole file of tests: migrating costs more than a test. */
let emptyDatabase: Buffer | undefined;

function migratedIn(file: string): Buffer {
  const database = Database.open(file);
  database.migrate();
  database.close();
  return readFileSync(file);
}

/** Everything the services need, real but for the clock: a database file of its own. */
export function openTestServices(environment: Record<string, string> = {}): TestServices {
  const dir = mkdtempSync(path.join(tmpdir(), "mini-lvb-services-"));
  const config = loadConfig({
    DATA_DIR: dir,
    LOG_LEVEL: "silent",
    PUSH_KEY: "PUSHKEYEXAMPLE0123456789",
    API_KEY: "APIKEYEXAMPLE01234567890",
    ...environment,
  });
  const file = path.join(dir, "test.db");
  emptyDatabase ??= migratedIn(file);
  writeFileSync(file, emptyDatabase);
  const database = Database.open(file);
  let nowMs = 1_800_000_000_000;
  const engine = {
    rtmpPort: 1935,
    stream: (): StreamSnapshot | undefined => undefined,
    load: () => ({
      ...{ streams: 0, publishers: 0, rtmpConnections: 0, flvViewers: 0, incomingKbps: 0 },
    }),
    endStream: async () => false,
    ingest: () => null,
    ingestHistory: () => [],
    previewToken: () => null,
    setPublic: () => undefined,
    setRecording: () => undefined,
    handleHttp: () => false,
    start: async () => undefined,
    stop: async () => undefined,
  };
  return {
    config,
    database,
    log: createLog(config),
    now: () => nowMs,
    live: config.tencent
      ? new TencentLive(config, config.tencent, new LiveApi(config.tencent), () => nowMs)
      : new EmbeddedLive(config, engine),
    storage: new EmbeddedStorage(config, () => nowMs),
    attempts: createAttemptLimits(config),
    presence: new Presence(config.viewersPerAddress, () => nowMs),
    lists: new ListMemory(
      () => database.version,
      () => nowMs,
      config.listMemoryMs,
    ),
    tapeSearch: new TapeSearch(database),
    tapeFiles: config.tencent
      ? new TencentTapeFiles()
      : new EmbeddedTapeFiles({ recordingsDir: path.join(dir, "recordings"), minFreeBytes: 0 }),
    refusedPushes: new RefusedPushes(
      (streamName) => findLiveByStream(database.read, streamName) !== null,
      () => nowMs,
    ),
    advance(ms) {
      nowMs += ms;
    },
    close() {
      database.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
