import { useQuery } from "@tanstack/react-query";
import { ActionError } from "@/components/data/client";
import { studioQuery } from "@/components/data/queries";
import type { StudioState, StudioView } from "@/lib/shared/studio";

/** While something runs or is awaited, and otherwise; nobody asks in a hidden page. */
const restlessMs = 1500;
const calmMs = 5000;

const calmStates: readonly StudioState[] = ["offline", "ended", "forbidden"];

/** How long the studio may rely on what it knows, in milliseconds. */
export function askAgainAfterMs(state: StudioState): number {
  return calmStates.includes(state) ? calmMs : restlessMs;
}

/** Where the broadcaster stands now; `error`: why that is not known any more. */
export function useStudio(initial: StudioView): {
  readonly studio: StudioView;
  readonly error: unknown;
} {
  const { data, error, isPaused } = useQuery({
    ...studioQuery(initial.userId),
    initialData: initial,
    refetchInterval: ({ state }) => askAgainAfterMs((state.data ?? initial).state),
    // Answers come in the order of their questions; one that was overtaken says nothing.
    structuralSharing: (known, fresh) => (isOlder(fresh, known) ? known : fresh),
  });
  // A browser that knows itself without a network does not even ask.
  return { studio: data, error: error ?? (isPaused ? new ActionError(0, "") : null) };
}

function isOlder(fresh: unknown, known: unknown): boolean {
  return (fresh as StudioView).nowMs < ((known as StudioView | undefined)?.nowMs ?? 0);
}
