import { useTranslations } from "use-intl";

/** Says how long somebody has to wait, in the unit that fits; at least a second. */
export function useWaitText(): (seconds: number) => string {
  const t = useTranslations("common");
  return (seconds) => {
    if (seconds < 90) return t("waitSeconds", { count: Math.max(1, seconds) });
    if (seconds < 90 * 60) return t("waitMinutes", { count: Math.ceil(seconds / 60) });
    if (seconds < 48 * 3600) return t("waitHours", { count: Math.ceil(seconds / 3600) });
    return t("waitDays", { count: Math.ceil(seconds / 86_400) });
  };
}
