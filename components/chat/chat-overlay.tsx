"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { useRoomChat } from "./chat-context";
import { ChatSheet } from "./chat-sheet";
import { PictureLines, pictureLineCount } from "./picture-lines";
import { useEmptyText } from "./use-empty-text";

/**
 * The last messages of a live over its picture, above the player's bar, and the whole conversation
 * at a tap. Messages are read out by `ChatAnnouncer`.
 */
export function ChatOverlay() {
  const t = useTranslations("chat");
  const empty = useEmptyText();
  const { lines, self } = useRoomChat();
  const [open, setOpen] = useState(false);
  const shown = lines.filter(({ removed }) => !removed).slice(-pictureLineCount);
  return (
    <>
      <PictureLines
        lines={shown.map((line) => ({ ...line, faint: line.delivery === "sending" }))}
        ownUserId={self?.userId ?? ""}
        label={t("openChat")}
        empty={empty}
        onOpen={() => setOpen(true)}
        className="bottom-16 w-full"
      />
      {open && <ChatSheet onClose={() => setOpen(false)} />}
    </>
  );
}
