/** `2026-01-31T12:00:00Z`: the Live API's UTC times have no fraction. */
export function utcText(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d+Z$/, "Z");
}

/** Reads `…Z` or, in Beijing time, `yyyy-MM-dd HH:mm:ss`; Unix ms, undefined for anything else. */
export function parseCloudTime(text: string): number | undefined {
  if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(text)) return finite(Date.parse(text));
  if (/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(text)) {
    return finite(Date.parse(`${text.replace(" ", "T")}+08:00`));
  }
  return undefined;
}

/** `2026-01-31 20:00:00`, the same in Beijing time. */
export function beijingText(ms: number): string {
  return utcText(ms + 8 * 3_600_000)
    .replace("T", " ")
    .replace("Z", "");
}

function finite(ms: number): number | undefined {
  return Number.isFinite(ms) ? ms : undefined;
}
