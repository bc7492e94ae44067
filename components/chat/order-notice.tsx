"use client";

import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useWaitText } from "@/components/ui/use-wait-text";
import { isolated } from "@/lib/shared/isolated";
import { useRoomChat } from "./chat-context";
import { useChatProblem } from "./use-chat-problem";
import type { GivenOrder } from "./use-orders";

const smallClass = "min-h-8 px-2 py-0.5 text-sm";

/** Says what became of an order, and offers to take it back. */
export function OrderNotice() {
  const t = useTranslations("chat");
  const problemText = useChatProblem();
  const outcomeText = useOutcomeText();
  const { orders } = useRoomChat();
  const { given } = orders;
  if (!given) return null;
  const { order, outcome, problem } = given;
  const undo = order.how === "mute" ? "unmute" : order.how === "ban" ? "unban" : null;
  return (
    <Notice tone={outcome === "failed" ? "bad" : "ok"}>
      {outcome === "failed" ? problemText(problem) : outcomeText(given)}
      <span className="mt-1 flex flex-wrap gap-2">
        {outcome === "done" && undo && (
          <Button onClick={() => orders.takeBack(order)} className={smallClass}>
            {t(undo)}
          </Button>
        )}
        <Button variant="ghost" onClick={orders.dismiss} className={smallClass}>
          {t("close")}
        </Button>
      </span>
    </Notice>
  );
}

function useOutcomeText(): (given: GivenOrder) => string {
  const t = useTranslations("chat");
  const wait = useWaitText();
  return ({ order, outcome }) => {
    const name = isolated(order.line.nickname);
    switch (order.how) {
      case "hide":
        return t("hidden", { name });
      case "hideAll":
        return t("hiddenAll", { name });
      case "mute":
        if (outcome === "undone") return t("unmuted", { name });
        return t("muted", { name, wait: wait(order.seconds) });
      case "ban":
        if (outcome === "undone") return t("unbanned", { name });
        return t("banned", { name, wait: wait(order.seconds) });
    }
  };
}
