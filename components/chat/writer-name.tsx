"use client";

import { Pencil } from "lucide-react";
import { useTranslations } from "use-intl";
import { useRoomChat } from "./chat-context";

/** Under which name a guest writes, and the way to another one. */
export function WriterName({ onChange }: { readonly onChange: () => void }) {
  const t = useTranslations("chat");
  const { self } = useRoomChat();
  if (self?.role !== "guest") return null;
  return (
    <button
      type="button"
      onClick={onChange}
      title={t("nicknameChange")}
      className="flex min-h-6 min-w-0 items-center gap-1 rounded-control text-muted hover:text-text pointer-coarse:min-h-11"
    >
      <span className="sr-only">{t("nicknameChange")}: </span>
      <bdi className="max-w-32 truncate">{self.nickname}</bdi>
      <Pencil aria-hidden className="size-3.5 shrink-0" />
    </button>
  );
}
