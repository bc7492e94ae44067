import { randomInt, randomUUID } from "node:crypto";
import type { Connection } from "@/db/database";
import { findLive, findLiveByStream } from "@/db/repositories/live";
import { openPushes } from "@/db/repositories/live-pushes";
import { findSession } from "@/db/repositories/live-sessions";
import { ServiceError } from "@/lib/errors";
import type { SimulatedKind } from "@/lib/shared/callback-entry";
import type { RecordFileFormat } from "@/lib/shared/stream-event";
import { callbackSign } from "@/lib/signing/callback-sign";
import { type Caller, requireStaff } from "./acting";
import { type CallbackServices, type TakenCallback, takeCallback } from "./callbacks";
import { streamNameOf, streamPrefix } from "./stream-name";

/** A callback to be made up; what is left out is made as it would most likely be. */
export interface SimulationWish {
  readonly kind: SimulatedKind;
  /** One of both. */
  readonly userid: string;
  readonly streamName: string;
  /** When it happened, Unix ms; left out: now. */
  readonly atMs?: number | undefined;
  /** Names one push. Left out: a new one for a start, the one that runs for an end. */
  readonly sequence: string;
  /** Whether the publisher said goodbye; else it was lost and may come back. */
  readonly goodbye: boolean;
  /** Of the recording or the picture. */
  readonly url: string;
  readonly format: RecordFileFormat;
  readonly durationSeconds?: number | undefined;
}

/** What stands for the path of a callback that was made up. */
const simulatedSource = "console";
/** As long as LVB's callbacks are valid, in seconds. */
const validitySeconds = 600;
/** Clocks differ by less than this, in milliseconds. */
const clockSkewMs = 86_400_000;
/** Of a recording whose broadcast is not known, in seconds. */
const usualSeconds = 60;

/**
 * Makes up an event notification as Tencent Cloud would send it, signed with the callback key, and
 * has it verified and applied like any other.
 * @throws ServiceError `invalidParameter`
 */
export async function simulateCallback(
  services: CallbackServices,
  caller: Caller,
  wish: SimulationWish,
): Promise<TakenCallback> {
  const { userId } = requireStaff(caller, "admin");
  const { config, now } = services;
  requireMoment(services, wish.atMs);
  const streamName = streamOf(services, wish);
  const t = String(Math.floor(now() / 1000) + validitySeconds);
  const body = {
    ...{
      app: config.tencent?.pushDomain ?? "localhost",
      appname: config.tencent?.appName ?? "live",
    },
    ...{ stream_id: streamName, channel_id: streamName },
    ...fieldsOf(services, wish, streamName),
    ...{ t: Number(t), sign: callbackSign(config.apiKey, t) },
  };
  return takeCallback(
    services,
    {
      source: simulatedSource,
      clientIp: caller.clientIp,
      bodyText: JSON.stringify(body),
      urlSecret: "",
    },
    userId,
  );
}

/** What has not happened by then was never told by any cloud, and no calendar has the year 200,000. */
function requireMoment({ now }: CallbackServices, atMs: number | undefined): void {
  if (atMs === undefined || (atMs >= 0 && atMs <= now() + clockSkewMs)) return;
  throw new ServiceError("invalidParameter", "Name a moment that is not in the future.", {
    data: { reason: "noMoment" },
  });
}

function streamOf(
  { config, database }: CallbackServices,
  { userid, streamName }: SimulationWish,
): string {
  if (streamName) return streamName;
  if (!userid) {
    throw new ServiceError("invalidParameter", "Name a broadcaster or a stream.", {
      data: { reason: "noStream" },
    });
  }
  const known = findLive(database.read, userid)?.streamName;
  return known ?? streamNameOf(streamPrefix(config), userid, () => false);
}

function fieldsOf(services: CallbackServices, wish: SimulationWish, streamName: string): object {
  const atMs = wish.atMs ?? services.now();
  const atS = Math.floor(atMs / 1000);
  const db = services.database.read;
  switch (wish.kind) {
    case "start": {
      const sequence = wish.sequence || newSequence();
      const picture = { width: 0, height: 0, errcode: 0, errmsg: "ok" };
      return { event_type: 1, event_time: atS, sequence, ...picture };
    }
    case "stop": {
      const sequence = wish.sequence || runningSequence(db, streamName) || newSequence();
      const errcode = wish.goodbye ? 1 : 3;
      const errmsg = wish.goodbye ? "The push client actively ended the push" : "recv rtmp error";
      return { event_type: 0, event_time: atS, sequence, errcode, errmsg };
    }
    case "record":
      return recordFields(db, wish, streamName, atS);
    case "screenshot": {
      const pic_full_url = requireAddress(wish.url);
      const pic_url = new URL(pic_full_url).pathname;
      return { event_type: 200, create_time: atS, pic_url, pic_full_url, file_size: 0 };
    }
  }
}

function recordFields(
  db: Connection,
  { url, format, durationSeconds }: SimulationWish,
  streamName: string,
  atS: number,
): object {
  const sessionId = findLiveByStream(db, streamName)?.sessionId;
  const session = sessionId ? findSession(db, sessionId) : null;
  const endS = session?.endedMs ? Math.floor(session.endedMs / 1000) : atS;
  const beganS = session ? Math.floor(session.startedMs / 1000) : endS - usualSeconds;
  const duration = durationSeconds ?? Math.max(1, endS - beganS);
  return {
    ...{ event_type: 100, file_id: `simulated-${randomUUID()}`, file_format: format },
    ...{ start_time: endS - duration, end_time: endS, duration, file_size: 0 },
    video_url: requireAddress(url),
  };
}

function requireAddress(url: string): string {
  if (/^https?:\/\//.test(url) && URL.canParse(url)) return url;
  throw new ServiceError("invalidParameter", "Name the web address of the file.", {
    data: { reason: "noUrl" },
  });
}

/** Longer than a number can be exact, as LVB's are. */
function newSequence(): string {
  return `${randomInt(1_000_000_000, 9_999_999_999)}${randomInt(100_000_000, 999_999_999)}`;
}

function runningSequence(db: Connection, streamName: string): string | undefined {
  return openPushes(db)
    .filter((push) => push.streamName === streamName)
    .sort((a, b) => (b.startedMs ?? 0) - (a.startedMs ?? 0))[0]?.sequence;
}
