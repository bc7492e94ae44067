"use client";

import { useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import type { HeartFeed } from "@/components/hearts/heart-feed";
import { HeartButton } from "@/components/ui/heart-button";
import { likeTape } from "./queries";

interface ReplayLikeButtonProps {
  readonly fileId: string;
  /** As the page last heard. */
  readonly likeCount: number;
  readonly hearts: HeartFeed;
  readonly className?: string;
}

/** A heart for a recording; it rises at once and is counted when the server does. */
export function ReplayLikeButton(props: ReplayLikeButtonProps) {
  const { fileId, likeCount, hearts, className } = props;
  const t = useTranslations("replay");
  const format = useFormatter();
  const [told, setTold] = useState(0);
  // Never back: what an answer said counts although the page was asked for before it.
  const shown = Math.max(likeCount, told);
  const like = () => {
    hearts.rise(1, true);
    likeTape(fileId).then(
      (answer) => setTold((before) => Math.max(before, answer.likeCount)),
      // Too many or no network: the heart has risen, and nothing is counted.
      () => undefined,
    );
  };
  return (
    <HeartButton
      label={t("like", { count: shown })}
      count={format.number(shown, { notation: "compact" })}
      onLike={like}
      className={className}
    />
  );
}
