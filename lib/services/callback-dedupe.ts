import { createHash } from "node:crypto";
import type { CallbackFields } from "./callback-fields";

/**
 * What makes two deliveries the same event (delivery is at least once): the same text for the same
 * event, empty for types that nobody tells apart.
 */
export function dedupeKeyOf(eventType: number, streamName: string, fields: CallbackFields): string {
  const parts = identityOf(eventType, streamName, fields);
  if (!parts || parts.every((part) => part === "")) return "";
  return digest([eventType, ...parts].join("\n"));
}

function identityOf(
  eventType: number,
  streamName: string,
  fields: CallbackFields,
): readonly string[] | null {
  const text = (value: string | number | undefined) => (value === undefined ? "" : String(value));
  switch (eventType) {
    case 0:
    case 1:
      if (!fields.sequence) return null;
      return [text(fields.app), text(fields.appname), streamName, fields.sequence];
    case 100:
      return [fields.file_id || fields.record_file_id || fields.video_id || text(fields.video_url)];
    case 200:
      return [streamName, text(fields.create_time), text(fields.pic_url)];
    case 314:
      return [text(fields.task_id), text(fields.callback_event), digest(text(fields.msg))];
    case 317:
      return [streamName, text(fields.screenshotTime), text(fields.img)];
    case 321:
      return [streamName, text(fields.sequence), text(fields.data_time)];
    case 332:
      return [text(fields.session_id), text(fields.seq), text(fields.record_event)];
    default:
      return null;
  }
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 40);
}
