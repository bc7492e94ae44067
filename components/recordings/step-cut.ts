/** How far a key goes, in cuts. */
const steps: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
  PageDown: -10,
  PageUp: 10,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/** The cut that a key leads to from another one, seconds; null for a key that leads nowhere. */
export function stepCut(cuts: readonly number[], here: number, key: string): number | null {
  const step = steps[key];
  if (step === undefined) return null;
  const at = Math.max(
    0,
    cuts.findIndex((cut) => cut >= here),
  );
  return cuts[Math.min(cuts.length - 1, Math.max(0, at + step))] ?? null;
}
