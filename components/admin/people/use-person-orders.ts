"use client";

import { useState } from "react";
import type { AddressBan } from "@/lib/shared/admin-people";
import { useStaff } from "../kit/staff-context";
import { useAdminAction } from "../kit/use-admin-action";
import { offeredOrders, type PersonOrder, type Subject } from "./offered-orders";
import { adminPeopleKey, banAddress, liftAddress, orderAbout } from "./queries";

interface Given {
  readonly order: PersonOrder;
  readonly who: Subject;
  readonly body: Readonly<Record<string, unknown>>;
}

/** What an order answered that is to be shown. */
interface Outcome {
  readonly password?: string;
  readonly ban?: AddressBan;
}

/** Where the orders about a person go; the others have their own ways. */
const paths = {
  lock: "lock",
  unlock: "unlock",
  reset: "password",
  signOut: "sign-out",
  ban: "ban",
  unban: "unban",
  role: "role",
} as const;

/** What can be taken back is done without asking. */
const atOnce: ReadonlySet<PersonOrder> = new Set(["unlock", "unban", "end", "lift"]);

async function carryOut({ order, who, body }: Given): Promise<Outcome> {
  if (order === "address") return { ban: await banAddress(body) };
  if (order === "lift") {
    await liftAddress(who.userId);
    return {};
  }
  const path = order === "end" ? `sessions/${body.id}/end` : paths[order];
  return orderAbout<Outcome>(who.userId, path, body);
}

/** An order's way from its button, over its dialog where it has one, to its result. */
export function usePersonOrders() {
  const staff = useStaff();
  const [asked, setAsked] = useState<{ order: PersonOrder; who: Subject } | null>(null);
  const action = useAdminAction({
    call: carryOut,
    invalidates: [adminPeopleKey],
    onDone: () => setAsked(null),
  });
  return {
    /** What can be done about somebody now, by who looks. */
    offered: (who: Subject) => offeredOrders(who, staff),
    /** What its dialog is open for. */
    asked,
    ask: (order: PersonOrder, who: Subject, body: Given["body"] = {}) => {
      action.reset();
      if (atOnce.has(order)) action.run({ order, who, body });
      else setAsked({ order, who });
    },
    cancel: () => {
      action.reset();
      setAsked(null);
    },
    give: (body: Given["body"]) => {
      if (asked) action.run({ ...asked, body });
    },
    action,
  };
}

export type PersonOrders = ReturnType<typeof usePersonOrders>;
