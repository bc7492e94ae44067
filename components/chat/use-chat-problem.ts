import { useTranslations } from "use-intl";
import { ActionError } from "@/components/data/client";

/** The account API's number for "not signed in" (lib/errors.ts). */
const unverified = 498;

/** Says in the reader's language why something was not done. */
export function useChatProblem(): (error: unknown) => string {
  const t = useTranslations("chat");
  const wait = (seconds: number) => {
    if (seconds < 90) return t("waitSeconds", { count: Math.max(1, seconds) });
    if (seconds < 90 * 60) return t("waitMinutes", { count: Math.ceil(seconds / 60) });
    if (seconds < 48 * 3600) return t("waitHours", { count: Math.ceil(seconds / 3600) });
    return t("waitDays", { count: Math.ceil(seconds / 86_400) });
  };
  return (error) => {
    if (!(error instanceof ActionError)) return t("problemFailed");
    const seconds = error.retryAfterSeconds ?? 0;
    switch (error.reason) {
      case "notLive":
        return t("notLive");
      case "muted":
        return t("problemMuted", { wait: wait(seconds) });
      case "banned":
        return t("problemBanned", { wait: wait(seconds) });
      case "mutedAll":
        return t("problemMutedAll");
      case "blockedWord":
        return t("problemBlockedWord");
      case "empty":
        return t("problemEmpty");
      case "tooLong":
        return t("problemTooLong");
      case "tooOften":
        return t("problemTooOften", { wait: wait(seconds) });
      case "protected":
        return t("problemProtected");
      case "notModerator":
        return t("problemNotModerator");
    }
    if (error.code === unverified) return t("problemSignIn");
    return error.code === 0 ? t("problemUnreachable") : t("problemFailed");
  };
}
