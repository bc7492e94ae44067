"use client";

import { useTranslations } from "use-intl";
import { HeartButton } from "@/components/ui/heart-button";
import { useRoomChat } from "./chat-context";

/** Likes the live and shows how many did. */
export function LikeButton({ className }: { readonly className?: string }) {
  const t = useTranslations("chat");
  const { online, likes, like } = useRoomChat();
  const count = likes ?? 0;
  return (
    <HeartButton
      label={`${t("like")}, ${t("likeCount", { count })}`}
      count={String(count)}
      disabled={!online}
      onLike={like}
      className={className}
    />
  );
}
