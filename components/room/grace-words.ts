/** How long a lost broadcaster is still waited for, as coarse as people say it. */
export interface GraceWords {
  readonly left: "moments" | "half" | "minutes";
  readonly minutes: number;
}

/** A countdown would make nervous and says no more: nobody knows when he is back. */
export function graceWords(leftMs: number): GraceWords {
  if (leftMs <= 15_000) return { left: "moments", minutes: 0 };
  if (leftMs <= 40_000) return { left: "half", minutes: 0 };
  return { left: "minutes", minutes: Math.max(1, Math.round(leftMs / 60_000)) };
}
