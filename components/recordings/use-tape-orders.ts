import { useMutation, useQueryClient } from "@tanstack/react-query";
import { rootKey } from "@/components/data/queries";
import { useSession } from "@/components/session/session-provider";
import type { OwnTape } from "@/lib/shared/own-tape";
import { orderTape, type TapeOrder } from "./recording-calls";

/** Orders about one recording, one after the other, and what became of the last. */
export function useTapeOrders({ fileId }: Pick<OwnTape, "fileId">) {
  const client = useQueryClient();
  const { account } = useSession();
  const mutation = useMutation({
    mutationFn: (order: TapeOrder) => orderTape(account?.userId ?? "", fileId, order),
    // Lists, pages and the history show it, too.
    onSettled: () => client.invalidateQueries({ queryKey: rootKey }),
  });
  return {
    give: mutation.mutate,
    /** The last one, given or done. */
    order: mutation.variables ?? null,
    isPending: mutation.isPending,
    isDone: mutation.isSuccess,
    error: mutation.error,
  };
}

/** Whether an order is about files that the recording has no more, whatever became of it. */
export function isOutdated(order: TapeOrder | null, { revision }: Pick<OwnTape, "revision">) {
  return order?.how === "trim" && order.revision !== revision;
}

export type TapeOrders = ReturnType<typeof useTapeOrders>;
