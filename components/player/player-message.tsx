import { useTranslations } from "use-intl";
import type { SourceStatus } from "./source";

/** Why there is no picture, in the middle of where it will be. */
export function PlayerMessage({ status, waiting }: { status: SourceStatus; waiting: boolean }) {
  const t = useTranslations("player");
  const text =
    status === "unsupported"
      ? t("unsupported")
      : status === "reconnecting"
        ? t("reconnecting")
        : status === "interrupted"
          ? t("interrupted")
          : waiting
            ? t("loading")
            : "";
  // The delay lets a short wait pass without words.
  return (
    <div
      role="status"
      className="pointer-events-none absolute inset-0 grid place-items-center text-white"
    >
      {text && (
        <p className="animate-appear rounded-control bg-black/60 px-3 py-1.5 text-base [animation-delay:300ms] [animation-fill-mode:backwards]">
          {text}
        </p>
      )}
    </div>
  );
}
