"use client";

import { useTranslations } from "use-intl";
import { isolated } from "@/lib/shared/isolated";
import { RowMenu } from "../kit/row-menu";
import type { PersonOrder, Subject } from "./offered-orders";
import type { PersonOrders } from "./use-person-orders";

const words = {
  lock: "lock",
  unlock: "unlock",
  reset: "reset",
  signOut: "signOut",
  end: "endSession",
  ban: "ban",
  unban: "unban",
  role: "changeRole",
  address: "banAddressOf",
  lift: "lift",
} as const satisfies Record<PersonOrder, string>;
const dangerous: ReadonlySet<PersonOrder> = new Set(["lock", "reset"]);

interface PersonMenuProps {
  readonly who: Subject;
  readonly orders: PersonOrders;
  /** Opens the detail; left out where there is none. */
  readonly onOpen?: () => void;
}

/** What can be done about somebody, behind one button. */
export function PersonMenu({ who, orders, onOpen }: PersonMenuProps) {
  const t = useTranslations("adminPeople");
  const details = onOpen ? [{ id: "details", label: t("details"), onSelect: onOpen }] : [];
  return (
    <RowMenu
      label={t("actionsOf", { name: isolated(who.nickname) })}
      items={[
        ...details,
        ...orders.offered(who).map((order) => ({
          id: order,
          label: t(words[order]),
          onSelect: () => orders.ask(order, who),
          ...(dangerous.has(order) && { tone: "danger" as const }),
        })),
      ]}
    />
  );
}
