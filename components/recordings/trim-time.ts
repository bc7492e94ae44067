/** Seconds as `1:05.5` or `1:02:03.0`: cuts are closer together than whole seconds. */
export function formatTenths(totalSeconds: number): string {
  const tenths = Math.max(0, Math.round(totalSeconds * 10));
  const hours = Math.floor(tenths / 36_000);
  const minutes = Math.floor((tenths % 36_000) / 600);
  const seconds = ((tenths % 600) / 10).toFixed(1).padStart(4, "0");
  return hours > 0
    ? `${hours}:${String(minutes).padStart(2, "0")}:${seconds}`
    : `${minutes}:${seconds}`;
}

/** What somebody typed as a time, in seconds: `65.5`, `1:05.5`, `1:02:03`; null: it is none. */
export function parseTime(text: string): number | null {
  // The full-width colon of Chinese input methods, and a decimal comma.
  const plain = text.trim().replace(/：/g, ":").replace(/,/g, ".");
  if (!/^(\d+:){0,2}\d+(\.\d*)?$/.test(plain)) return null;
  return plain.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
}
