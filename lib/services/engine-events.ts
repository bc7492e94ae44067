import { randomUUID } from "node:crypto";
import { insertCallbackEvent } from "@/db/repositories/callback-events";
import { callbackEffects } from "@/lib/shared/callback-effect";
import type { StreamEvent } from "@/lib/shared/stream-event";
import type { Services } from "./services";
import { applyStreamEventIn } from "./stream-events";

/** In the place of the path: what our own engine has reported. */
export const engineSource = "engine";

/**
 * Applies what our own engine reports and writes it to the ledger, in the same transaction and in the
 * words of a cloud, so that the ledger tells the same story in both modes. Returns whether it was new.
 */
export function applyEngineEvent(services: Services, event: StreamEvent): Promise<boolean> {
  return services.database.write((db) => {
    const isNew = applyStreamEventIn(services, db, event);
    const body = bodyOf(event);
    insertCallbackEvent(db, {
      id: randomUUID(),
      receivedMs: services.now(),
      source: engineSource,
      eventType: body.event_type,
      streamName: event.streamName,
      verification: "ok",
      effect: isNew ? callbackEffects.applied : callbackEffects.known,
      body: JSON.stringify(body),
      origin: "engine",
    });
    return isNew;
  });
}

/** The callback that a cloud would have sent. */
function bodyOf(event: StreamEvent) {
  const { streamName } = event;
  const stream = { appname: "live", stream_id: streamName, channel_id: streamName };
  const event_time = Math.floor(event.atMs / 1000);
  if (event.kind === "start") {
    const { sequence, clientIp: user_ip, width, height } = event;
    return { event_type: 1, ...stream, event_time, sequence, user_ip, width, height };
  }
  if (event.kind === "stop") {
    const { sequence, errorCode: errcode, errorMessage: errmsg } = event;
    return { event_type: 0, ...stream, event_time, sequence, errcode, errmsg };
  }
  if (event.kind === "recordFailed") {
    const { sequence, reason: record_detail } = event;
    const failed = { record_event: "record_error", record_detail, session_id: sequence };
    return { event_type: 332, ...stream, event_time, ...failed };
  }
  const { fileId: file_id, format: file_format, url: video_url } = event;
  return {
    ...{ event_type: 100, ...stream, file_id, file_format, video_url },
    start_time: Math.floor(event.startMs / 1000),
    end_time: Math.ceil(event.endMs / 1000),
    duration: event.durationSeconds,
    file_size: event.sizeBytes,
  };
}
