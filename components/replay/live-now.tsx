import { ArrowRight } from "lucide-react";
import { useTranslations } from "use-intl";
import { LivePill } from "@/components/ui/live-pill";
import { PageLink } from "@/components/ui/page-link";
import { isolated } from "@/lib/shared/isolated";
import type { TapePage } from "@/lib/shared/replay";

interface LiveNowProps {
  readonly tape: TapePage;
  readonly live: NonNullable<TapePage["liveNow"]>;
}

/** The broadcaster is on air at this moment: the way there. */
export function LiveNow({ tape, live }: LiveNowProps) {
  const t = useTranslations("replay");
  return (
    <div role="status">
      <PageLink
        href={`/live/${encodeURIComponent(tape.userId)}`}
        className="flex min-h-11 items-center gap-3 rounded-surface border border-edge bg-raised px-4 py-2 shadow-lift hover:bg-sunken motion-safe:animate-settle"
      >
        <LivePill className="shrink-0" />
        <span className="min-w-0 flex-1">
          <span className="block truncate font-semibold">
            {t("liveNow", { name: isolated(tape.nickname) })}
          </span>
          <bdi className="block truncate text-muted text-sm">{live.title}</bdi>
        </span>
        <ArrowRight aria-hidden className="size-5 shrink-0" />
      </PageLink>
    </div>
  );
}
