"use client";

import { CircleCheck, TriangleAlert } from "lucide-react";
import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { ActionError } from "@/components/data/client";
import { useProblemText } from "@/components/data/use-problem-text";
import { Button } from "@/components/ui/button";
import { Spinner } from "@/components/ui/spinner";
import type { UnfinishedOrder } from "@/lib/shared/admin-lives";
import { isolated } from "@/lib/shared/isolated";
import type { LiveOrders } from "./use-live-orders";

const doneWords = { stop: "doneStop", forbid: "doneForbid", allow: "doneAllow" } as const;
const unfinished: readonly UnfinishedOrder[] = [
  "stillOnAir",
  "banHoldsHere",
  "stillForbidden",
  "allowedHereOnly",
];

/** What became of the last order; read out, and focused when the button that gave it is gone. */
export function OrderOutcome({ orders }: { orders: LiveOrders }) {
  const t = useTranslations("admin");
  const problemText = useProblemText();
  const region = useRef<HTMLDivElement>(null);
  const { last, status, error } = orders;
  useEffect(() => {
    const lost = document.activeElement === null || document.activeElement === document.body;
    if (status !== "idle" && lost) region.current?.focus({ preventScroll: true });
  }, [status]);
  const name = isolated(last?.name ?? "");
  return (
    <div
      ref={region}
      role="status"
      tabIndex={-1}
      className="-mb-4 flex flex-wrap items-center gap-x-3 gap-y-2 outline-none not-empty:mb-0"
    >
      {status === "pending" && (
        <>
          <Spinner />
          {t("working")}
        </>
      )}
      {status === "success" && last && (
        <span className="flex items-start gap-2 font-semibold">
          <CircleCheck aria-hidden className="mt-1 size-4 shrink-0 text-ok" />
          {t(doneWords[last.order], { name })}
        </span>
      )}
      {error && (
        <>
          <span className="flex items-start gap-2 font-semibold">
            <TriangleAlert aria-hidden className="mt-1 size-4 shrink-0 text-warn" />
            {explain(error)}
          </span>
          <Button onClick={orders.repeat}>{t("tryAgain")}</Button>
        </>
      )}
    </div>
  );

  function explain(reason: Error): string {
    const known =
      reason instanceof ActionError && unfinished.find((each) => each === reason.reason);
    return known ? t(known, { name }) : t("orderFailed", { name, reason: problemText(reason) });
  }
}
