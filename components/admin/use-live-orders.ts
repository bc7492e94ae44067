"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { LiveOrder } from "@/lib/shared/admin-lives";
import { adminLivesKey, sendOrder } from "./admin-calls";

/** An order before or after it was confirmed. */
export interface AskedOrder {
  readonly order: LiveOrder;
  readonly userId: string;
  /** As the administrator sees the broadcaster. */
  readonly name: string;
}

/** An order's way from the button to its result: asked, confirmed, carried out. */
export function useLiveOrders() {
  const client = useQueryClient();
  const [asked, setAsked] = useState<AskedOrder | null>(null);
  const mutation = useMutation({
    mutationFn: ({ order, userId }: AskedOrder) => sendOrder(order, userId),
    onSettled: () => client.invalidateQueries({ queryKey: adminLivesKey }),
  });
  return {
    /** What is to be confirmed. */
    asked,
    ask: setAsked,
    cancel: () => setAsked(null),
    confirm: () => {
      setAsked(null);
      if (asked) mutation.mutate(asked);
    },
    /** The last order that was carried out, or tried. */
    last: mutation.variables ?? null,
    status: mutation.status,
    error: mutation.error,
    repeat: () => mutation.variables && mutation.mutate(mutation.variables),
  };
}

export type LiveOrders = ReturnType<typeof useLiveOrders>;
