"use client";

import { Ban, Copy, Flag, MicOff, Reply, Trash2 } from "lucide-react";
import type { RefObject } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { useCopy } from "@/components/ui/use-copy";
import { useWaitText } from "@/components/ui/use-wait-text";
import { isolated } from "@/lib/shared/isolated";
import { useRoomChat } from "./chat-context";
import type { ChatLine } from "./chat-state";
import { Menu, type MenuGroup, type MenuItem } from "./menu";
import { useChatFields } from "./use-chat-fields";

interface LineMenuProps {
  readonly line: ChatLine;
  readonly anchor: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
  /** Opens the way to complain about it. */
  readonly onReport: () => void;
}

const shortMuteSeconds = 600;
const daySeconds = 86_400;

/** When a line was written, and what its reader may do about it. */
export function LineMenu({ line, anchor, onClose, onReport }: LineMenuProps) {
  const t = useTranslations("chat");
  const format = useFormatter();
  const sentAt = new Date(line.sentAtMs);
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const forEverybody = useItemsForEverybody(line, onReport);
  const forOrder = useItemsForOrder(line);
  const groups: MenuGroup[] = [
    { items: forEverybody },
    { label: t("orderOf", { name: isolated(line.nickname) }), items: forOrder },
  ].filter(({ items }) => items.length > 0);
  return (
    <Menu
      label={t("lineMenu", { name: line.nickname })}
      groups={groups}
      anchor={anchor}
      onClose={onClose}
      head={
        <p className="flex justify-between gap-4 px-2 py-1 text-muted text-sm">
          <bdi className="truncate">{line.nickname}</bdi>
          <time dateTime={sentAt.toISOString()} className="shrink-0 tabular-nums">
            {format.dateTime(sentAt, { timeZone, timeStyle: "medium" })}
          </time>
        </p>
      }
    />
  );
}

function useItemsForEverybody(line: ChatLine, onReport: () => void): readonly MenuItem[] {
  const t = useTranslations("chat");
  const report = useTranslations("report");
  const { writing, setReplyTo, self } = useRoomChat();
  const { focusField } = useChatFields();
  const { copy } = useCopy(line.text);
  if (line.removed) return [];
  const answer = () => {
    setReplyTo(line);
    focusField();
  };
  const reply = { label: t("reply"), icon: Reply, onSelect: answer };
  return [
    ...(writing === "open" ? [reply] : []),
    { label: t("copyText"), icon: Copy, onSelect: copy },
    ...(line.userId === self?.userId
      ? []
      : [{ label: report("reportItem"), icon: Flag, onSelect: onReport }]),
  ];
}

function useItemsForOrder(line: ChatLine): readonly MenuItem[] {
  const t = useTranslations("chat");
  const wait = useWaitText();
  const { room, self, rights, orders } = useRoomChat();
  if (!rights.moderate) return [];
  const hide: MenuItem = {
    ...{ label: t("hide"), icon: Trash2 },
    onSelect: () => orders.give({ how: "hide", line }),
  };
  const here = line.removed ? [] : [hide];
  // Nobody silences himself, and nobody the broadcaster in his own room but by a ban.
  if (line.userId === self?.userId) return here;
  const silence = (how: "mute" | "ban", seconds: number): MenuItem => ({
    ...{ label: t(how, { wait: wait(seconds) }), icon: how === "ban" ? Ban : MicOff },
    onSelect: () => orders.give({ how, seconds, line }),
  });
  const mutes =
    line.userId === room ? [] : [silence("mute", shortMuteSeconds), silence("mute", daySeconds)];
  const hideAll: MenuItem = {
    ...{ label: t("hideAll"), icon: Trash2 },
    onSelect: () => orders.give({ how: "hideAll", line }),
  };
  return [...here, ...mutes, ...(rights.ban ? [silence("ban", daySeconds)] : []), hideAll];
}
