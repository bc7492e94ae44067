/** Characters of a reason, as the server takes them. */
export const longestReason = 300;

/** How long a ban holds, as the dialog offers it. */
export type BanSpan = "hour" | "day" | "week" | "ever" | "moment";

const hourSeconds = 3600;
const longestMs = 3650 * 86_400_000;

/** The end of a ban as the server wants it; null: what was typed is no moment that can be one. */
type BanEnd = Readonly<Record<string, number>> | null;

/** What each offer means; only `moment` looks at what was typed. */
export const banSpans: Readonly<Record<BanSpan, (typed: string) => BanEnd>> = {
  hour: () => ({ seconds: hourSeconds }),
  day: () => ({ seconds: 24 * hourSeconds }),
  week: () => ({ seconds: 7 * 24 * hourSeconds }),
  ever: () => ({}),
  moment: momentEnd,
};

export function hasEnd(end: BanEnd): end is NonNullable<BanEnd> {
  return end !== null;
}

/** A local day and time (`datetime-local`), by the clock of whoever typed it. */
function momentEnd(typed: string): BanEnd {
  const untilMs = new Date(typed).getTime();
  const fromNowMs = untilMs - Date.now();
  return fromNowMs > 0 && fromNowMs <= longestMs ? { untilMs } : null;
}
