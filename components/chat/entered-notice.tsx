"use client";

import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { isolated } from "@/lib/shared/isolated";
import { useRoomChat } from "./chat-context";

/** How long it stays, in milliseconds. */
const shownMs = 6000;

/** Who came in last, on a line whose place is kept. Nobody has it read out: it is never urgent. */
export function EnteredNotice() {
  const t = useTranslations("chat");
  const { entered } = useRoomChat();
  const [gone, setGone] = useState(0);
  const nth = entered?.nth ?? 0;
  useEffect(() => {
    if (nth === 0) return;
    const timer = setTimeout(() => setGone(nth), shownMs);
    return () => clearTimeout(timer);
  }, [nth]);
  return (
    <p className="h-5 truncate px-4 text-muted text-sm">
      {entered && nth > gone && (
        <span key={nth} className="motion-safe:animate-appear">
          {t("entered", {
            names: entered.people.map(({ nickname }) => isolated(nickname)).join(", "),
            more: Math.max(0, entered.count - entered.people.length),
          })}
        </span>
      )}
    </p>
  );
}
