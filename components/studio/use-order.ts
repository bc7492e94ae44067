import { useQueryClient } from "@tanstack/react-query";
import { useState, useTransition } from "react";
import { studioQuery } from "@/components/data/queries";
import type { StudioView } from "@/lib/shared/studio";

interface Order {
  readonly pending: boolean;
  /** Why it was not carried out; null: nothing went wrong. */
  readonly failure: unknown;
  give(): void;
}

/** One order of the broadcaster's; the studio shows at once what the server says it brought about. */
export function useOrder(
  userId: string,
  order: () => Promise<StudioView | null>,
  onDone?: () => void,
): Order {
  const queries = useQueryClient();
  const [pending, startTransition] = useTransition();
  const [failure, setFailure] = useState<unknown>(null);
  const give = () =>
    startTransition(async () => {
      setFailure(null);
      const { queryKey } = studioQuery(userId);
      try {
        const studio = await order();
        if (studio) queries.setQueryData(queryKey, studio);
        else await queries.invalidateQueries({ queryKey });
        onDone?.();
      } catch (error) {
        setFailure(error);
        // What it was given upon may have changed.
        void queries.invalidateQueries({ queryKey });
      }
    });
  return { pending, failure, give };
}
