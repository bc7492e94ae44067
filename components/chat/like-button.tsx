"use client";

import { Heart } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { useRoomChat } from "./chat-context";
import { useRepeatedPress } from "./use-repeated-press";

/** Likes the live and shows how many did; held down, it goes on. */
export function LikeButton({ className }: { readonly className?: string }) {
  const t = useTranslations("chat");
  const { online, likes, like } = useRoomChat();
  const [beats, setBeats] = useState(0);
  const press = useRepeatedPress(() => {
    like();
    setBeats((before) => before + 1);
  });
  const count = likes ?? 0;
  return (
    <Button
      {...press}
      disabled={!online}
      aria-label={`${t("like")}, ${t("likeCount", { count })}`}
      className={classNames(
        "shrink-0 touch-manipulation select-none px-3 [-webkit-touch-callout:none] pointer-coarse:min-h-11",
        className,
      )}
    >
      <Heart
        key={beats}
        aria-hidden
        className={classNames(
          "size-4 fill-current text-accent-text",
          beats > 0 && "motion-safe:animate-settle",
        )}
      />
      <span className="tabular-nums">{count}</span>
    </Button>
  );
}
