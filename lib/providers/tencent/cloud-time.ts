/**
 * A time of the Live API, Unix ms; NaN for anything else. `2026-01-01T00:00:00Z` (or with an
 * offset) says its zone, `2026-01-01 08:00:00` is Beijing time (cloud.md §3.1). What follows the
 * second is not looked at: its `%ms` has no leading zeros.
 */
export function timeOf(text: string): number {
  const [, date, time, zone = "+08:00"] =
    /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:\.\d+)?(Z|[+-]\d\d:\d\d)?$/.exec(text) ?? [];
  return date === undefined ? Number.NaN : Date.parse(`${date}T${time}${zone}`);
}

/** The form in which the Live API is asked. */
export function utcText(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d+Z$/, "Z");
}
