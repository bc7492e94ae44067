/** The place that a link to a recording names: `?t=90`, or `?t=1h2m3s`; 0 when it names none. */
export function startSeconds(t: string | readonly string[] | undefined): number {
  const text = typeof t === "string" ? t : t?.[0];
  if (!text) return 0;
  if (/^\d{1,8}(\.\d{1,3})?s?$/.test(text)) return Number.parseFloat(text);
  const parts = /^(?:(\d{1,4})h)?(?:(\d{1,6})m)?(?:(\d{1,8})s)?$/.exec(text);
  if (!parts) return 0;
  const [hours, minutes, seconds] = parts.slice(1).map((part) => Number(part ?? 0));
  return (hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0);
}
