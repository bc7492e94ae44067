"use client";

import { ChevronDown } from "lucide-react";
import { useTranslations } from "use-intl";
import { StudioChat } from "@/components/chat/studio-chat";
import { surfaceClass } from "@/components/ui/surface-class";
import type { StudioView } from "@/lib/shared/studio";
import { AddressCard } from "./address-card";
import { openRefusals, refusalsNow } from "./open-refusals";

/** The address while nothing runs, the conversation while something does. */
export function StudioSide({ studio }: { readonly studio: StudioView }) {
  const t = useTranslations("studio");
  const { state, userId, key, nowMs, viewerCount, likeCount, publicAtMs } = studio;
  const refused = refusalsNow(studio);
  // After the end the program has the address still: going live again is what comes next.
  const isNext = state === "offline" || state === "waiting";
  const card = <AddressCard {...{ userId, nowMs, refused, isNext }} studioKey={key} />;
  if (state === "forbidden") return null;
  if (isNext || state === "ended") return card;
  return (
    <>
      <StudioChat
        {...{ userId, viewerCount, likeCount }}
        online={publicAtMs !== null}
        broadcast={publicAtMs ?? 0}
      />
      {/* Somebody else who tries the key is not to be overlooked. */}
      <details open={openRefusals(refused, key.lastUsed).length > 0 || undefined} className="group">
        <summary
          className={surfaceClass(
            "flex min-h-11 list-none items-center justify-between px-4 font-semibold",
          )}
        >
          {t("addressMore")}
          <ChevronDown
            aria-hidden
            className="size-4 shrink-0 text-muted transition-transform group-open:rotate-180"
          />
        </summary>
        <div className="mt-2">{card}</div>
      </details>
    </>
  );
}
