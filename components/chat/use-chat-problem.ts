import { useTranslations } from "use-intl";
import { ActionError } from "@/components/data/client";
import { useProblemText } from "@/components/data/use-problem-text";
import { useWaitText } from "@/components/ui/use-wait-text";

/** Says in the reader's language why something was not done. */
export function useChatProblem(): (error: unknown) => string {
  const t = useTranslations("chat");
  const wait = useWaitText();
  const problemText = useProblemText();
  return (error) => {
    if (!(error instanceof ActionError)) return problemText(error);
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
    return problemText(error);
  };
}
