import type { PushRefusal, RefusedPush } from "@/lib/shared/ingest";
import type { StudioKey, StudioView } from "@/lib/shared/studio";

/** One that the studio may show: that somebody may not broadcast at all is told by its state. */
export interface ShownRefusal extends RefusedPush {
  readonly why: Exclude<PushRefusal, "forbidden">;
}

/** More at once would only push the address out of sight. */
const mostShown = 3;

/**
 * The refusals that somebody may still have to do something about, the newest of each kind, the
 * alarm first: what was put right since, because a push came through, is no news any more.
 */
export function openRefusals(
  refused: readonly ShownRefusal[],
  lastUsed: StudioKey["lastUsed"],
): readonly ShownRefusal[] {
  const newestFirst = [...refused].sort((a, b) => b.atMs - a.atMs);
  const kinds = new Map<string, ShownRefusal>();
  for (const refusal of newestFirst) {
    const isOver = refusal.why !== "taken" && refusal.atMs <= (lastUsed?.atMs ?? 0);
    if (!isOver && !kinds.has(refusal.why)) kinds.set(refusal.why, refusal);
  }
  const open = [...kinds.values()];
  const alarms = open.filter(({ why }) => why === "taken");
  return [...alarms, ...open.filter(({ why }) => why !== "taken")].slice(0, mostShown);
}

/**
 * Without those that "Go live again" has answered: a program that came back by itself after the
 * end may come in as soon as the studio waits for it again. Whoever may not broadcast is told so
 * by the state; once he may again, that he could not is no news.
 */
export function refusalsNow({
  state,
  refused,
}: Pick<StudioView, "state" | "refused">): readonly ShownRefusal[] {
  const isOver = state === "ended" || state === "offline";
  return refused
    .filter((refusal): refusal is ShownRefusal => refusal.why !== "forbidden")
    .filter(({ why }) => isOver || (why !== "endedHere" && why !== "endedByStaff"));
}
