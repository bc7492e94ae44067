import { RotateCw, X } from "lucide-react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { formatDuration } from "@/lib/shared/format/duration";
import type { Resume } from "./use-resume";

/** Offers to go on where the viewer was, over the picture's upper corner. */
export function ResumeOffer({ resume }: { readonly resume: Resume }) {
  const t = useTranslations("replay");
  const { offerSeconds, accept, dismiss } = resume;
  if (offerSeconds === null) return null;
  return (
    <div
      role="status"
      className="pointer-events-auto absolute top-[calc(var(--player-top,0px)+0.75rem)] right-3 flex items-center rounded-control bg-black/80 text-white motion-safe:animate-settle"
    >
      <Button
        variant="ghost"
        onClick={accept}
        className="text-white! hover:bg-white/15! focus-visible:outline-white pointer-coarse:min-h-11"
      >
        <RotateCw aria-hidden className="size-4" />
        {t("resumeAt", { time: formatDuration(offerSeconds) })}
      </Button>
      <Button
        variant="ghost"
        onClick={dismiss}
        aria-label={t("resumeNot")}
        className="px-3 text-white! hover:bg-white/15! focus-visible:outline-white pointer-coarse:min-h-11"
      >
        <X aria-hidden className="size-4" />
      </Button>
    </div>
  );
}
