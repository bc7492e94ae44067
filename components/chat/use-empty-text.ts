import { useTranslations } from "use-intl";
import { useRoomChat } from "./chat-context";

/** What stands where no messages are; only who may write here (`field`) is asked to. */
export function useEmptyText(field = true): string {
  const t = useTranslations("chat");
  const { writing } = useRoomChat();
  if (writing === "notLive") return t("emptyOffAir");
  const mayWrite = field && (writing === "open" || writing === "nickname");
  return t(mayWrite ? "empty" : "emptyReading");
}
