interface Moment {
  readonly atMs: number;
  readonly viewers: number;
}

/**
 * At most `most` moments in their order, of each stretch of time the one with the most viewers, so
 * that no peak goes; the first and the last stay. `most` is at least 3.
 */
export function thinSamples<Sample extends Moment>(
  samples: readonly Sample[],
  most: number,
): readonly Sample[] {
  const first = samples[0];
  const last = samples.at(-1);
  if (samples.length <= most || !first || !last) return samples;
  const stretchMs = (last.atMs - first.atMs) / (most - 2);
  const best = new Map<number, Sample>();
  for (const sample of samples.slice(1, -1)) {
    const stretch = Math.min(most - 3, Math.floor((sample.atMs - first.atMs) / stretchMs));
    const known = best.get(stretch);
    if (!known || sample.viewers > known.viewers) best.set(stretch, sample);
  }
  return [first, ...best.values(), last];
}
