"use client";

import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { isolated } from "@/lib/shared/isolated";
import { ActionOutcome } from "../kit/action-outcome";
import type { LiveOrders } from "./use-live-orders";

const doneWords = {
  stop: "doneStop",
  forbid: "doneForbid",
  allow: "doneAllow",
  message: "doneMessage",
} as const;

/** What became of the last order, where the cloud did only part of it what is left. */
export function OrderOutcome({ orders }: { readonly orders: LiveOrders }) {
  const t = useTranslations("adminLives");
  const { action, asked } = orders;
  const { done } = action;
  // Its dialog says by itself what goes on.
  if (asked) return null;
  if (done?.output) {
    const { input, output } = done;
    return (
      <Notice tone="warn">
        <p>{t(output, { name: isolated(input.name) })}</p>
        {output !== "noStudio" && (
          <Button onClick={() => action.run(input)} className="mt-2 pointer-coarse:min-h-11">
            {t("tryAgain")}
          </Button>
        )}
      </Notice>
    );
  }
  return (
    <ActionOutcome
      action={action}
      say={(_output, { order, name }) => t(doneWords[order], { name: isolated(name) })}
    />
  );
}
