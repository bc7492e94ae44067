"use client";

import { Heart } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";

interface LikeButtonProps {
  /** As the server last counted. */
  readonly count: number;
  /** Own and others'; each change makes the heart beat once. */
  readonly hearts: number;
  readonly disabled: boolean;
  readonly onLike: () => Promise<boolean>;
}

/** Likes the live and shows how many did. */
export function LikeButton({ count, hearts, disabled, onLike }: LikeButtonProps) {
  const t = useTranslations("chat");
  // Ours count at once, until the server's next figure has them.
  const [own, setOwn] = useState({ since: count, likes: 0 });
  const shown = count + (own.since === count ? own.likes : 0);
  const like = async () => {
    try {
      if (!(await onLike())) return;
    } catch {
      // Too many or too late: the heart has beaten, and nothing is counted.
      return;
    }
    setOwn((before) => ({
      since: count,
      likes: before.since === count ? before.likes + 1 : 1,
    }));
  };
  return (
    <Button
      onClick={like}
      disabled={disabled}
      aria-label={`${t("like")}, ${t("likeCount", { count: shown })}`}
      className="shrink-0 px-3"
    >
      <Heart
        key={hearts}
        aria-hidden
        className={`size-4 text-accent-text ${hearts > 0 ? "motion-safe:animate-settle" : ""}`}
      />
      <span className="tabular-nums">{shown}</span>
    </Button>
  );
}
