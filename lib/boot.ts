import type { Server } from "node:http";
import path from "node:path";
import { DataFolderInUseError, lockDataFolder } from "@/db/data-folder-lock";
import { Database } from "@/db/database";
import { findLiveByStream } from "@/db/repositories/live";
import { createAttemptLimits } from "./auth/attempt-limits";
import { type Config, ConfigError } from "./config";
import { explainListenError } from "./explain-listen-error";
import { openLog } from "./log";
import { createProviders } from "./providers";
import { regularly } from "./regularly";
import { type Runtime, setRuntime } from "./runtime";
import { BanEnds } from "./services/ban-ends";
import { startChat } from "./services/chat-start";
import { DoctorDesk } from "./services/doctor/doctor-desk";
import { applyEngineEvent } from "./services/engine-events";
import { hasAdmin, SetupDesk } from "./services/first-admin";
import { followPublicity } from "./services/follow-publicity";
import { ListMemory } from "./services/list-memory";
import { tidyUp } from "./services/maintenance";
import { Presence } from "./services/presence";
import { authorizePublish } from "./services/publish-authorization";
import { Reconciler } from "./services/reconciliation";
import { RefusedPushes } from "./services/refused-pushes";
import { expireAnchors, forgiveSilence } from "./services/room-anchors";
import { nameGroups } from "./services/rooms";
import { ServerSamples, serverLookMs } from "./services/server-samples";
import { figuresLookMs, SessionFigures } from "./services/session-figures";
import { endOrphans, expireSessions } from "./services/stream-events";
import { startSystem } from "./services/system/system-handles";
import { placeAllTapes } from "./services/tape-placing";
import { TapeSearch } from "./services/tape-search";
import { WebhookSender } from "./services/webhook-sender";

/** How often sessions whose grace has passed are ended, in milliseconds. */
const reaperIntervalMs = 1000;
/** How often what nobody needs any more is removed, in milliseconds. */
const tidyIntervalMs = 60_000;
/** How often it is looked whether a backup is due, in milliseconds. */
const backupLookMs = 60_000;

export interface Booted {
  readonly runtime: Runtime;
  /**
   * Finishes recordings, waits for `drain` (the answers that are under way need the database), then
   * closes everything in the reverse order of the start.
   */
  stop(drain?: () => Promise<void>): Promise<void>;
  /** Writes the rest of the log to its file; call it last of all. */
  closeLog(): Promise<void>;
}

/**
 * Starts config → database and migrations → providers (the engine, in embedded mode). The caller
 * listens afterwards.
 * @throws ConfigError when the RTMP host or port cannot be had or the database cannot be used.
 */
export async function boot(config: Config): Promise<Booted> {
  const { log, problems, close: closeLog } = openLog(config);
  const unlock = claimDataFolder(config);
  const database = openDatabase(config, unlock);
  const now = () => Date.now();
  const attempts = createAttemptLimits(config);
  const services = { config, database, log, now, attempts };
  const refusedPushes = new RefusedPushes(
    (streamName) => findLiveByStream(database.read, streamName) !== null,
    now,
  );
  const providers = createProviders(
    config,
    {
      authorize: (request) => authorizePublish(services, request),
      emit: async (event) => {
        await applyEngineEvent(services, event);
        if (event.kind === "start")
          await followPublicity({ ...services, ...providers }, event.streamName);
      },
      noteRefusal: (...refused) => refusedPushes.note(...refused),
    },
    log,
    now,
  );
  const lists = new ListMemory(() => database.version, now, config.listMemoryMs);
  const presence = new Presence(config.viewersPerAddress, now);
  const figures = new SessionFigures({ ...services, presence, live: providers.live });
  const { watch } = providers.live;
  const reconciler = watch && new Reconciler({ ...services, ...providers, lists, presence }, watch);
  const { stop: stopChat, ...chat } = startChat({ ...services, ...providers, presence });
  const doctor = new DoctorDesk();
  const system = startSystem(services, problems);
  const setup = new SetupDesk(!hasAdmin(database.read));
  const runtime: Runtime = {
    ...services,
    ...providers,
    ...chat,
    lists,
    presence,
    tapeSearch: new TapeSearch(database),
    refusedPushes,
    reconciler,
    doctor,
    system,
    setup,
  };
  setRuntime(runtime);
  try {
    await figures.start();
    // Whom nobody watches from outside is gone with the process that he pushed to.
    if (!watch) await endOrphans(services);
    await forgiveSilence(services);
    await nameGroups(services);
    await placeAllTapes(runtime);
    await providers.live.start();
  } catch (error) {
    setRuntime(undefined);
    await stopChat();
    await system.stop();
    database.close();
    await closeLog();
    unlock();
    throw explainListenError(error, {
      // RTMP_HOST is HOST unless it is set.
      hostVariable: config.rtmpHost === config.host ? "HOST" : "RTMP_HOST",
      host: config.rtmpHost,
      portVariable: "RTMP_PORT",
      port: config.rtmpPort,
    });
  }
  const noteFailedCompare = (err: unknown) =>
    log.error({ err }, "comparing lives with their source failed");
  const banEnds = new BanEnds(runtime);
  const endingBans = regularly(
    reaperIntervalMs,
    () => banEnds.look(),
    (err) => log.error({ err }, "ending bans whose time is over failed; trying again"),
  );
  const webhooks = new WebhookSender(services);
  webhooks.start();
  const serverSamples = new ServerSamples({ ...services, live: providers.live });
  const chores = [
    regularly(
      figuresLookMs,
      () => figures.look(),
      (err) => log.error({ err }, "noting the figures of broadcasts failed; trying again"),
    ),
    regularly(
      reaperIntervalMs,
      () => Promise.all([expireSessions(services, now()), expireAnchors(services)]),
      (err) => log.error({ err }, "ending lives without media failed; trying again"),
    ),
    regularly(
      tidyIntervalMs,
      () => tidyUp(runtime),
      (err) => log.error({ err }, "tidying up failed"),
    ),
    regularly(
      backupLookMs,
      () => system.backups.tick(),
      (err) => log.error({ err }, "backing up failed; trying again"),
    ),
    regularly(
      serverLookMs,
      () => serverSamples.look(),
      (err) => log.error({ err }, "noting the figures of the server failed; trying again"),
    ),
  ];
  const comparing =
    reconciler &&
    config.tencent &&
    regularly(config.tencent.reconcileSeconds * 1000, () => reconciler.tick(), noteFailedCompare);
  // What changed while this process was away is not waited for.
  reconciler?.tick().catch(noteFailedCompare);
  return {
    runtime,
    closeLog,
    async stop(drain) {
      // Not waited for: they may be waiting for a cloud that does not answer.
      banEnds.stop();
      void endingBans.stop();
      reconciler?.stop();
      void comparing?.stop();
      await providers.live.stop();
      // Open chat streams would never drain.
      await stopChat();
      await drain?.();
      await system.stop();
      await Promise.all([...chores.map((chore) => chore.stop()), webhooks.stop()]);
      await figures.settle();
      await serverSamples.settle();
      database.close();
      setRuntime(undefined);
      unlock();
    },
  };
}

/** @throws ConfigError when another server works in the folder. */
function claimDataFolder(config: Config): () => void {
  try {
    return lockDataFolder(config.dataDir);
  } catch (error) {
    if (!(error instanceof DataFolderInUseError)) throw error;
    throw new ConfigError(
      `DATA_DIR is not usable: ${config.dataDir} is in use by another running server; stop it, or set DATA_DIR to another folder.`,
      { cause: error },
    );
  }
}

/** @throws ConfigError when the file is damaged, not writable or of a version that is not ours. */
function openDatabase(config: Config, unlock: () => void): Database {
  const file = path.join(config.dataDir, "mini-lvb.db");
  try {
    const database = Database.open(file);
    database.migrate();
    return database;
  } catch (cause) {
    unlock();
    const reason = rootCause(cause);
    throw new ConfigError(
      `DATA_DIR is not usable: the database ${file} could not be opened or brought to this version (${reason}); restore it from a backup, or set DATA_DIR to another folder.`,
      { cause },
    );
  }
}

function rootCause(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : rootCause(error.cause);
}

/** Listens, or throws a ConfigError that names the variable when host or port cannot be had. */
export function listen(server: Server, { host, port }: Config): Promise<void> {
  const place = { hostVariable: "HOST", host, portVariable: "PORT", port } as const;
  return new Promise((resolve, reject) => {
    server.once("error", (error) => reject(explainListenError(error, place)));
    server.listen(port, host, resolve);
  });
}
