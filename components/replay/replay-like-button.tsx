"use client";

import { Heart } from "lucide-react";
import { useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { useRepeatedPress } from "@/components/chat/use-repeated-press";
import type { HeartFeed } from "@/components/hearts/heart-feed";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { likeTape } from "./queries";

interface ReplayLikeButtonProps {
  readonly fileId: string;
  /** As the page last heard. */
  readonly likeCount: number;
  readonly hearts: HeartFeed;
  readonly className?: string;
}

/** A heart for a recording; it rises at once, is counted when the server does, and goes on while held. */
export function ReplayLikeButton(props: ReplayLikeButtonProps) {
  const { fileId, likeCount, hearts, className } = props;
  const t = useTranslations("replay");
  const format = useFormatter();
  const [told, setTold] = useState(0);
  const [beats, setBeats] = useState(0);
  // Never back: what an answer said counts although the page was asked for before it.
  const shown = Math.max(likeCount, told);
  const press = useRepeatedPress(() => {
    setBeats((before) => before + 1);
    hearts.rise(1, true);
    likeTape(fileId).then(
      (answer) => setTold((before) => Math.max(before, answer.likeCount)),
      // Too many or no network: the heart has risen, and nothing is counted.
      () => undefined,
    );
  });
  return (
    <Button
      {...press}
      aria-label={t("like", { count: shown })}
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
      <span className="tabular-nums">{format.number(shown, { notation: "compact" })}</span>
    </Button>
  );
}
