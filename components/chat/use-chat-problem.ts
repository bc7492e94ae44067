import { useTranslations } from "use-intl";
import { ActionError } from "@/components/data/client";
import { useProblemText } from "@/components/data/use-problem-text";
import { useWaitText } from "@/components/ui/use-wait-text";
import { maxGuestNicknameCharacters } from "@/lib/shared/chat";
import { roomSettingLimits } from "@/lib/shared/room-settings";

/** Says in the reader's language why a nickname was refused. */
export function useNicknameProblem(): (error: unknown) => string {
  const t = useTranslations("chat");
  const wait = useWaitText();
  const problemText = useChatProblem();
  return (error) => {
    if (!(error instanceof ActionError)) return problemText(error);
    switch (error.reason) {
      case "banned":
        return t("nicknameBanned", { wait: wait(error.retryAfterSeconds ?? 0) });
      case "empty":
        return t("nicknameEmpty");
      case "tooLong":
        return t("nicknameTooLong", { max: maxGuestNicknameCharacters });
      case "blockedWord":
        return t("nicknameBlocked");
      case "taken":
        return t("nicknameTaken");
    }
    return problemText(error);
  };
}

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
      case "slowMode":
        return t("problemSlowMode", { wait: wait(seconds) });
      case "guestsClosed":
        return t("problemGuestsClosed");
      case "guestName":
        return t("problemGuestName");
      case "replyGone":
        return t("problemReplyGone");
      case "protected":
        return t("problemProtected");
      case "notModerator":
        return t("problemNotModerator");
      case "noticeBlocked":
        return t("problemNoticeBlocked");
      case "noticeTooLong":
        return t("problemNoticeTooLong", { max: roomSettingLimits.notice });
    }
    return problemText(error);
  };
}
