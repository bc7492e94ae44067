"use client";

import { useTranslations } from "use-intl";
import { LinkButton } from "@/components/ui/button";
import { EmptyScene } from "@/components/ui/empty-scene";
import { AdminFrame } from "../kit/admin-frame";

/** In the place of the chart of a broadcast that is not there. */
export function UnknownBroadcast() {
  const t = useTranslations("adminCharts");
  return (
    <AdminFrame here="charts" title={t("title")}>
      <EmptyScene
        title={t("unknown")}
        text={t("unknownText")}
        action={<LinkButton href="/admin/charts">{t("back")}</LinkButton>}
      />
    </AdminFrame>
  );
}
