"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { roomQuery } from "@/components/data/queries";
import { Notice } from "@/components/ui/notice";
import { surfaceClass } from "@/components/ui/surface-class";
import type { ChatView } from "@/lib/shared/chat";
import type { AccountView, Room } from "@/lib/shared/models";
import { ChatComposer } from "./chat-composer";
import { ChatList } from "./chat-list";
import { LikeButton } from "./like-button";
import { MuteAllSwitch } from "./mute-all-switch";
import { useChat } from "./use-chat";

interface ChatPanelProps {
  readonly initialRoom: Room;
  readonly initialChat: ChatView;
  /** Who is signed in; null: a visitor, who reads. */
  readonly account: AccountView | null;
}

/** The conversation of a room. */
export function ChatPanel({ initialRoom, initialChat, account }: ChatPanelProps) {
  const t = useTranslations("chat");
  const room = initialRoom.userId;
  const { data } = useQuery({ ...roomQuery(room), initialData: initialRoom });
  const { online, likeCount } = data ?? initialRoom;
  const { state, lost, say, retry, discard, like, muteAll } = useChat(room, initialChat, account);
  const [danmaku, setDanmaku] = useState(false);
  const { rights } = initialChat;
  const silenced = state.mutedAll && !rights.moderate;
  return (
    <section
      aria-label={t("title")}
      className={surfaceClass("flex h-96 min-h-0 flex-col overflow-hidden lg:h-[32rem]")}
    >
      <header className="flex items-center justify-between gap-2 border-line border-b px-4 py-2">
        <h2 className="text-lg">{t("title")}</h2>
        {rights.moderate && <MuteAllSwitch on={state.mutedAll} onChange={muteAll} />}
      </header>
      <ChatList
        room={room}
        lines={state.lines}
        missed={state.missed}
        entered={state.entered}
        ownUserId={account?.userId ?? ""}
        rights={rights}
        onRetry={retry}
        onDiscard={discard}
      />
      <div className="flex flex-col gap-2 border-line border-t p-3">
        {lost && <Notice tone="warn">{t("reconnecting")}</Notice>}
        {silenced && online && <p className="text-muted text-sm">{t("mutedAllNotice")}</p>}
        <div className="flex items-start gap-2">
          <ChatComposer
            signedIn={account !== null}
            room={room}
            closed={!online}
            silenced={silenced}
            danmaku={danmaku}
            onDanmaku={setDanmaku}
            onSay={(text) => say(danmaku ? "danmaku" : "text", text)}
          />
          <LikeButton
            count={likeCount}
            hearts={state.hearts}
            disabled={!online || account === null}
            onLike={like}
          />
        </div>
      </div>
    </section>
  );
}
