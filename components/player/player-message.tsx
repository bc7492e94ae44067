import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Spinner } from "@/components/ui/spinner";
import type { SourceStatus, Unplayable } from "./source";

interface PlayerMessageProps {
  readonly status: SourceStatus;
  readonly unplayable: Unplayable | null;
  /** Data are missing although they should come. */
  readonly waiting: boolean;
  /** There was a picture before. */
  readonly hasPicture: boolean;
  /** Where the stream can be opened by another program. */
  readonly hlsUrl: string;
  readonly onTryNow: () => void;
}

/** Why there is no picture, in the middle of where it will be. */
export function PlayerMessage(props: PlayerMessageProps) {
  const { status, unplayable, waiting, hasPicture, hlsUrl, onTryNow } = props;
  const t = useTranslations("player");
  const text =
    status === "unsupported"
      ? t(unplayable ? `unsupported_${unplayable}` : "unsupported")
      : status === "reconnecting"
        ? t("reconnecting")
        : status === "interrupted"
          ? t("interrupted")
          : waiting
            ? t(hasPicture ? "stalled" : "loading")
            : "";
  const moves = status === "loading" || status === "ready";
  return (
    <div className="pointer-events-none absolute inset-0 grid place-content-center justify-items-center gap-3 p-4 text-center text-white">
      <div role="status" data-player-status={status}>
        {/* The delay lets a short wait pass without words. */}
        {text && (
          <p className="flex animate-appear items-center gap-2 rounded-control bg-black/70 px-3 py-1.5 text-base [animation-delay:300ms] [animation-fill-mode:backwards]">
            {moves && <Spinner />}
            {text}
          </p>
        )}
      </div>
      {status === "reconnecting" && (
        <Button onClick={onTryNow} className="pointer-events-auto">
          {t("tryNow")}
        </Button>
      )}
      {status === "unsupported" && unplayable !== "gone" && hlsUrl && (
        <a
          href={hlsUrl}
          className="pointer-events-auto rounded-control bg-black/70 px-3 py-2 underline underline-offset-2"
        >
          {t("openElsewhere")}
        </a>
      )}
    </div>
  );
}
