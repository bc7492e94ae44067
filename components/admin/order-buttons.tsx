"use client";

import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import type { AdminLive, LiveOrder } from "@/lib/shared/admin-lives";

interface OrderButtonsProps {
  readonly live: AdminLive;
  readonly disabled: boolean;
  readonly onOrder: (order: LiveOrder, live: AdminLive) => void;
}

/** What can be done to this broadcaster now. */
export function OrderButtons({ live, disabled, onOrder }: OrderButtonsProps) {
  const t = useTranslations("admin");
  const orders: LiveOrder[] = [
    ...(live.onAir ? (["stop"] as const) : []),
    live.forbidden ? "allow" : "forbid",
  ];
  return (
    <div className="flex flex-wrap gap-2">
      {orders.map((order) => (
        <Button
          key={order}
          disabled={disabled}
          aria-haspopup="dialog"
          aria-label={t("orderOf", { order: t(order), name: live.nickname })}
          onClick={() => onOrder(order, live)}
          className="px-3"
        >
          {t(order)}
        </Button>
      ))}
    </div>
  );
}
