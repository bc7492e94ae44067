import { useTranslations } from "use-intl";
import { PictureLines, pictureLineCount } from "@/components/chat/picture-lines";
import type { ReplayClock } from "./replay-clock";
import type { LoadedChat } from "./replay-moments";
import { useReplayLines } from "./use-replay-lines";

interface ReplayOverlayProps {
  readonly clock: ReplayClock;
  readonly loaded: LoadedChat;
  readonly ownUserId: string;
  /** Opens the whole conversation. */
  readonly onOpen: () => void;
}

/** What had been said up to the picture that is shown, over it, as in a live. */
export function ReplayOverlay({ clock, loaded, ownUserId, onOpen }: ReplayOverlayProps) {
  const t = useTranslations("replay");
  const { lines } = useReplayLines(clock, loaded, pictureLineCount);
  if (lines.length === 0) return null;
  return (
    <PictureLines
      lines={lines}
      ownUserId={ownUserId}
      label={t("openChat")}
      onOpen={onOpen}
      // The bar has a seek bar there.
      className="bottom-28"
    />
  );
}
