import { EyeOff, ShieldAlert, Trash2 } from "lucide-react";
import { useTranslations } from "use-intl";
import { recordingsPath } from "@/components/recordings/recordings-path";
import { PageLink } from "@/components/ui/page-link";
import type { TapePage } from "@/lib/shared/replay";

const icons = { hidden: EyeOff, deleted: Trash2, staff: ShieldAlert } as const;

/** Tells its owner that nobody else can watch this recording, and leads to where that is changed. */
export function WithheldNote({ withheld }: Pick<TapePage, "withheld">) {
  const t = useTranslations("replay");
  if (!withheld) return null;
  const Icon = icons[withheld];
  return (
    <p
      data-withheld={withheld}
      className="flex flex-wrap items-center gap-x-3 gap-y-1 text-muted text-sm"
    >
      <span className="flex items-center gap-1.5">
        <Icon aria-hidden className="size-4 shrink-0 text-warn" />
        {t(`${withheld}Note`)}
      </span>
      <PageLink
        href={recordingsPath(1)}
        className="inline-flex items-center text-text underline underline-offset-2 pointer-coarse:min-h-11"
      >
        {t("toRecordings")}
      </PageLink>
    </p>
  );
}
