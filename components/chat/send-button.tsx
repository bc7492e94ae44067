import { SendHorizontal } from "lucide-react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { useWaitText } from "@/components/ui/use-wait-text";

interface SendButtonProps {
  readonly disabled: boolean;
  /** Counts down on the button in slow mode; nothing announces it. */
  readonly waitSeconds: number;
  readonly className?: string;
}

/** Sends what is written, or shows when that will be possible. */
export function SendButton({ disabled, waitSeconds, className }: SendButtonProps) {
  const t = useTranslations("chat");
  const wait = useWaitText();
  return (
    <Button
      type="submit"
      variant="primary"
      disabled={disabled}
      aria-label={waitSeconds > 0 ? t("sendIn", { wait: wait(waitSeconds) }) : t("send")}
      className={classNames("min-w-11 shrink-0 px-3 pointer-coarse:min-h-11", className)}
    >
      {waitSeconds > 0 ? (
        <span className="tabular-nums">{waitSeconds}</span>
      ) : (
        <SendHorizontal aria-hidden className="size-4" />
      )}
    </Button>
  );
}
