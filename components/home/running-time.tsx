import { useTranslations } from "use-intl";

/** How long a live has been running, to the minute: seconds would only be restless. */
export function RunningTime({ minutes }: { readonly minutes: number }) {
  const t = useTranslations("home");
  const hours = Math.floor(minutes / 60);
  return (
    <span className="shrink-0 tabular-nums">
      {minutes < 1
        ? t("runningNow")
        : hours < 1
          ? t("runningMinutes", { minutes })
          : t("runningHours", { hours, minutes: minutes % 60 })}
    </span>
  );
}
