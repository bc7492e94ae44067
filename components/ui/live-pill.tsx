import { useTranslations } from "use-intl";
import { classNames } from "./class-names";

/** The one warm light: says that something is on air. */
export function LivePill({ className }: { className?: string }) {
  const t = useTranslations("common");
  return (
    <span
      className={classNames(
        "inline-flex items-center gap-1.5 rounded-full bg-accent px-2.5 py-0.5 font-bold text-accent-ink text-sm tracking-wide",
        className,
      )}
    >
      <span
        aria-hidden
        className="size-1.5 rounded-full bg-accent-ink motion-safe:animate-breathe"
      />
      {t("live")}
    </span>
  );
}
