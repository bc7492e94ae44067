import type { RecordFormat } from "./lvb-types";

/** What this stand-in can make; an old push URL may ask for flv in vain. */
const FORMATS: readonly RecordFormat[] = ["hls", "mp4"];

/**
 * Files that a push leaves: those of the template and, on domains of the old kind, those that its
 * URL asks for by `record=hls|mp4` (protocol.md §7.2).
 */
export function recordFormatsOf(
  query: URLSearchParams,
  template: readonly RecordFormat[],
): readonly RecordFormat[] {
  const asked = query.get("record")?.split("|") ?? [];
  return FORMATS.filter((format) => template.includes(format) || asked.includes(format));
}
