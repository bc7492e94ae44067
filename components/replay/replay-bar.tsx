import { ChevronUp } from "lucide-react";
import { useTranslations } from "use-intl";
import type { HeartFeed } from "@/components/hearts/heart-feed";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import type { TapePage } from "@/lib/shared/replay";
import { ReplayLikeButton } from "./replay-like-button";

interface ReplayBarProps {
  readonly tape: TapePage;
  readonly hearts: HeartFeed;
  /** Opens what is said about the recording, its conversation and further ones. */
  readonly onOpen: () => void;
}

const overPictureClass =
  "min-h-11 rounded-full! border-white/50! bg-white/10! text-white! hover:bg-white/20! focus-visible:outline-white!";

/** At the thumb of a phone whose screen is the picture; dark in both themes. */
export function ReplayBar({ tape, hearts, onOpen }: ReplayBarProps) {
  const t = useTranslations("replay");
  return (
    <section
      aria-label={t("about")}
      className="pointer-events-auto flex items-center gap-2 bg-black px-3 pt-2 pb-[max(0.5rem,env(safe-area-inset-bottom))] text-white"
    >
      <Button
        aria-haspopup="dialog"
        onClick={onOpen}
        className={classNames(overPictureClass, "min-w-0 flex-1 justify-between!")}
      >
        <bdi className="truncate">{tape.title}</bdi>
        <span className="flex shrink-0 items-center gap-1 text-sm text-white/75">
          {t("chat")}
          <ChevronUp aria-hidden className="size-4" />
        </span>
      </Button>
      <ReplayLikeButton
        fileId={tape.fileId}
        likeCount={tape.likeCount}
        hearts={hearts}
        className={classNames(overPictureClass, "[&_svg]:text-accent!")}
      />
    </section>
  );
}
