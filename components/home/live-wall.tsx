import { useTranslations } from "use-intl";
import { LinkButton } from "@/components/ui/button";
import { EmptyScene } from "@/components/ui/empty-scene";
import type { Wall } from "@/lib/shared/wall";
import { LiveRow } from "./live-row";

/** Who is on air, or an empty stage that invites. */
export function LiveWall({ wall }: { readonly wall: Wall }) {
  const t = useTranslations("home");
  if (wall.lives.items.length > 0) {
    return <LiveRow rooms={wall.lives.items} nowMs={wall.serverNowMs} />;
  }
  const isNew = wall.tapes.total === 0;
  return (
    <EmptyScene
      title={isNew ? t("emptyTitle") : t("nobodyLive")}
      text={isNew ? t("emptyText") : t("nobodyLiveText")}
      action={
        <LinkButton href="/studio" variant="primary">
          {t("nobodyLiveAction")}
        </LinkButton>
      }
    />
  );
}
