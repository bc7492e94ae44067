import { useTranslations } from "use-intl";
import type { Chapter } from "@/components/player/chapter";
import { useWaitText } from "@/components/ui/use-wait-text";
import type { TapePage } from "@/lib/shared/replay";

/** The chapters of a recording in words; none when the signal was never lost. */
export function useChapters({ returns }: Pick<TapePage, "returns">): readonly Chapter[] {
  const t = useTranslations("replay");
  const waitText = useWaitText();
  if (returns.length === 0) return [];
  return [
    { startSeconds: 0, title: t("chapterStart") },
    ...returns.map(({ startSeconds, gapSeconds }) => ({
      startSeconds,
      title: t("chapterReturn", { wait: waitText(gapSeconds) }),
    })),
  ];
}
