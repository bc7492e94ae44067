"use client";

import { useState } from "react";
import type { AdminLive } from "@/lib/shared/admin-lives";
import { useMay } from "../kit/staff-context";
import { useAdminAction } from "../kit/use-admin-action";
import { adminLivesKey, type StaffOrderName, sendStaffOrder } from "./queries";

/** An order that is about to be given. */
export interface AskedOrder {
  readonly order: StaffOrderName;
  readonly live: AdminLive;
}

/** An order's way from its button over its dialog to its result. */
export function useLiveOrders() {
  const may = useMay("moderator");
  const [asked, setAsked] = useState<AskedOrder | null>(null);
  const action = useAdminAction({
    call: sendStaffOrder,
    invalidates: [adminLivesKey],
    onDone: () => setAsked(null),
  });
  return {
    /** What can be done about a broadcaster now, by who looks. */
    offered: (live: AdminLive): readonly StaffOrderName[] => {
      if (!may) return [];
      const stop = live.onAir || live.runs ? (["stop"] as const) : [];
      return ["message", ...stop, live.forbidden ? "allow" : "forbid"];
    },
    /** What its dialog is open for. */
    asked,
    ask: (order: StaffOrderName, live: AdminLive) => {
      action.reset();
      setAsked({ order, live });
    },
    cancel: () => {
      action.reset();
      setAsked(null);
    },
    give: (details: Readonly<Record<string, string | number>>) => {
      if (!asked) return;
      const { order, live } = asked;
      action.run({ order, userId: live.userId, name: live.nickname, details });
    },
    action,
  };
}

export type LiveOrders = ReturnType<typeof useLiveOrders>;
