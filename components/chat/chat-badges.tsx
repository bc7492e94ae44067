import { useTranslations } from "use-intl";
import { classNames } from "@/components/ui/class-names";
import type { ChatLine } from "./chat-state";

interface ChatBadgesProps {
  readonly line: Pick<ChatLine, "role" | "kind">;
  readonly own: boolean;
  readonly broadcaster: boolean;
}

/** What a writer is, in words, and whether the message flew over the picture. */
export function ChatBadges({ line, own, broadcaster }: ChatBadgesProps) {
  const t = useTranslations("chat");
  return (
    <>
      {own && <Badge>{t("you")}</Badge>}
      {broadcaster && <Badge warm>{t("broadcaster")}</Badge>}
      {!broadcaster && line.role !== "" && <Badge>{t(line.role)}</Badge>}
      {line.kind === "danmaku" && <Badge>{t("danmakuMark")}</Badge>}
    </>
  );
}

function Badge({ warm, children }: { readonly warm?: boolean; readonly children: string }) {
  return (
    <span
      className={classNames(
        "mr-1.5 inline-block whitespace-nowrap rounded-full border px-1.5 text-[0.75rem] leading-[1.125rem]",
        warm ? "border-accent-text text-accent-text" : "border-line text-muted",
      )}
    >
      {children}
    </span>
  );
}
