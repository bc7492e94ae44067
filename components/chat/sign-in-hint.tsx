"use client";

import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { signInPath } from "@/components/session/sign-in-path";
import { LinkButton } from "@/components/ui/button";
import { useDraft, useRoomChat } from "./chat-context";
import { useChatFields } from "./use-chat-fields";

/** Where guests may not write: the way to an account, and back here. */
export function SignInHint() {
  const t = useTranslations("chat");
  const { room } = useRoomChat();
  const { offerField } = useChatFields();
  const [draft] = useDraft();
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => offerField(() => link.current?.focus()), [offerField]);
  return (
    <p className="flex min-w-0 flex-1 flex-wrap items-center justify-between gap-2 text-muted text-sm">
      <span>
        {t("signInToWrite")} {draft !== "" && t("draftKept")}
      </span>
      <LinkButton ref={link} href={signInPath(`/live/${encodeURIComponent(room)}`)}>
        {t("signIn")}
      </LinkButton>
    </p>
  );
}
