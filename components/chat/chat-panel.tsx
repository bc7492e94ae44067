"use client";

import { X } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { surfaceClass } from "@/components/ui/surface-class";
import { ChatComposer } from "./chat-composer";
import { useRoomChat } from "./chat-context";
import { ChatList } from "./chat-list";
import { EnteredNotice } from "./entered-notice";
import { LikeButton } from "./like-button";
import { NicknameForm } from "./nickname-form";
import { OrderNotice } from "./order-notice";
import { PinnedNotice } from "./pinned-notice";
import { RulesMenu } from "./rules-menu";
import { SignInHint } from "./sign-in-hint";
import { useChatFields } from "./use-chat-fields";
import { WritingNotice } from "./writing-notice";

interface ChatPanelProps {
  /** Its size; without one it fills what is around it. */
  readonly className?: string;
  /** Whether the heart is here; not where the page has it elsewhere. */
  readonly heart?: boolean;
  /** Whether one writes here; not where a `ChatBar` is in view. */
  readonly field?: boolean;
  /** Beside its title. */
  readonly aside?: ReactNode;
  /** Below its title, for who keeps order. */
  readonly tools?: ReactNode;
  /** The panel can be closed, as a sheet. */
  readonly onClose?: () => void;
}

/** The conversation of a room: its messages, and where one writes. */
export function ChatPanel(props: ChatPanelProps) {
  const { className, heart = true, field = true, aside, tools, onClose } = props;
  const t = useTranslations("chat");
  const { rights } = useRoomChat();
  const { focusField } = useChatFields();
  return (
    <section
      aria-label={t("title")}
      className={surfaceClass(`flex min-h-0 flex-col overflow-hidden ${className ?? "h-full"}`)}
    >
      <header className="flex min-h-11 items-center justify-between gap-2 border-line border-b py-1 pr-2 pl-4">
        <h2 className="text-lg">{t("title")}</h2>
        <div className="flex min-w-0 items-center gap-1">
          {field && (
            <button
              type="button"
              onClick={focusField}
              className="sr-only rounded-control px-2 text-sm focus-visible:not-sr-only focus-visible:min-h-9"
            >
              {t("skipToField")}
            </button>
          )}
          {aside}
          {rights.moderate && <RulesMenu />}
          {onClose && (
            <Button
              variant="ghost"
              data-close
              onClick={onClose}
              aria-label={t("close")}
              className="size-11 p-0!"
            >
              <X aria-hidden className="size-5" />
            </Button>
          )}
        </div>
      </header>
      {rights.moderate && tools}
      <PinnedNotice />
      <ChatList field={field} />
      <EnteredNotice />
      <div className="flex flex-col gap-2 border-line border-t p-3 empty:hidden">
        <OrderNotice />
        <WritingNotice />
        {field && <WritingArea trailing={heart && <LikeButton />} />}
      </div>
    </section>
  );
}

/** A field, or what has to be done before there is one; the heart is beside either. */
function WritingArea({ trailing }: { readonly trailing: ReactNode }) {
  const { writing } = useRoomChat();
  if (writing !== "signIn" && writing !== "nickname") return <ChatComposer trailing={trailing} />;
  return (
    <div className="flex flex-wrap items-start gap-2">
      <div className="min-w-0 grow basis-48">
        {writing === "signIn" ? <SignInHint /> : <NicknameForm />}
      </div>
      {trailing}
    </div>
  );
}
