import { CornerDownRight, X } from "lucide-react";
import { useTranslations } from "use-intl";
import { isolated } from "@/lib/shared/isolated";
import type { ChatLine } from "./chat-state";

interface AnswerChipProps {
  readonly line: ChatLine;
  readonly onCancel: () => void;
}

/** What the next message answers, above the field. */
export function AnswerChip({ line, onCancel }: AnswerChipProps) {
  const t = useTranslations("chat");
  return (
    <p className="flex items-center gap-1.5 rounded-control bg-sunken px-2 text-muted text-sm">
      <CornerDownRight aria-hidden className="size-3.5 shrink-0" />
      <span className="min-w-0 flex-1 truncate">
        <span className="font-semibold">{t("answering", { name: isolated(line.nickname) })}</span>{" "}
        <bdi>{line.text}</bdi>
      </span>
      <button
        type="button"
        onClick={onCancel}
        aria-label={t("noAnswer")}
        className="grid size-7 shrink-0 place-items-center rounded-control hover:text-text pointer-coarse:size-11"
      >
        <X aria-hidden className="size-4" />
      </button>
    </p>
  );
}
