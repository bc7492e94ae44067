"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { createDanmakuFeed } from "@/components/danmaku/danmaku-feed";
import { rootKey } from "@/components/data/queries";
import { createHeartFeed } from "@/components/hearts/heart-feed";
import { ViewerList } from "@/components/members/viewer-list";
import { useSession } from "@/components/session/session-provider";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Spinner } from "@/components/ui/spinner";
import { surfaceClass } from "@/components/ui/surface-class";
import { fetchChat } from "./chat-calls";
import { ChatPanel } from "./chat-panel";
import { ChatProvider } from "./chat-provider";
import { OrderTools } from "./order-tools";
import { useChatProblem } from "./use-chat-problem";

interface StudioChatProps {
  /** Whose room it is: the broadcaster, who looks at the studio. */
  readonly userId: string;
  /** Whether everybody can watch; before that the chat is there and waits. */
  readonly online: boolean;
  readonly viewerCount: number;
  readonly likeCount: number;
  /** Tells broadcasts apart: when this one began. */
  readonly broadcast: number;
  /** Its height, e.g. `h-[32rem]`. */
  readonly className?: string;
}

/** The conversation of the own room beside the preview, with what keeps order in it at hand. */
export function StudioChat(props: StudioChatProps) {
  const { userId, online, viewerCount, likeCount, broadcast, className = "h-[34rem]" } = props;
  const t = useTranslations("chat");
  const common = useTranslations("common");
  const problemText = useChatProblem();
  const { account } = useSession();
  const [danmaku] = useState(createDanmakuFeed);
  const [hearts] = useState(createHeartFeed);
  // Only the beginning: from there on the stream tells.
  const { data, error, refetch } = useQuery({
    ...{ queryKey: [...rootKey, "studio-chat", userId], queryFn: () => fetchChat(userId) },
    ...{ staleTime: Number.POSITIVE_INFINITY, gcTime: 0 },
  });
  if (!data) {
    return (
      <section
        aria-label={t("title")}
        className={surfaceClass(`grid place-items-center p-4 ${className}`)}
      >
        {error ? (
          <Notice tone="bad">
            {problemText(error)}{" "}
            <Button onClick={() => void refetch()}>{common("tryAgain")}</Button>
          </Notice>
        ) : (
          <p role="status" className="flex items-center gap-2 text-muted">
            <Spinner />
            {t("loading")}
          </p>
        )}
      </section>
    );
  }
  return (
    <ChatProvider
      {...{ room: userId, initialChat: data, account, online, broadcast, danmaku, hearts }}
      likes={likeCount}
      fromStudio
    >
      <ChatPanel
        className={className}
        heart={false}
        tools={<OrderTools />}
        aside={online && <ViewerList compact count={viewerCount} />}
      />
    </ChatProvider>
  );
}
