"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { studioQuery } from "@/components/data/queries";
import { Player } from "@/components/player/player";
import { ProblemNotice } from "@/components/session/problem-notice";
import { LinkButton } from "@/components/ui/button";
import { CopyField } from "@/components/ui/copy-field";
import { usePageOrigin } from "@/components/ui/use-page-origin";
import type { AccountView, StudioView as Studio } from "@/lib/shared/models";
import { AddressForm } from "./address-form";
import { HealthStrip } from "./health-strip";
import { StatusCard } from "./status-card";

const refreshMs = 1500;

interface StudioViewProps {
  readonly account: AccountView;
  readonly initialStudio: Studio;
}

/** State at the top in words, picture and health left, address right. */
export function StudioView({ account, initialStudio }: StudioViewProps) {
  const t = useTranslations("studio");
  const { data: studio, error } = useQuery({
    ...studioQuery(account.userId),
    initialData: initialStudio,
    refetchInterval: refreshMs,
  });
  const roomPath = `/live/${encodeURIComponent(account.userId)}`;
  const onAir = studio.state === "live" || studio.state === "reconnecting";
  return (
    <div className="flex flex-col gap-4">
      <h1 className="text-2xl">{t("title")}</h1>
      {error && <ProblemNotice error={error} />}
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,1fr)_400px]">
        <div className="flex flex-col gap-4">
          <StatusCard studio={studio} />
          <section aria-label={t("preview")}>
            {onAir && studio.hlsUrl ? (
              <Player
                key={studio.startedAtMs}
                live
                title={studio.title}
                hlsUrl={studio.hlsUrl}
                startMuted
                className="aspect-video w-full rounded-surface bg-black"
              />
            ) : (
              <div className="grid aspect-video w-full place-items-center rounded-surface border border-line border-dashed bg-sunken px-6 text-center text-muted">
                {t("previewWaiting")}
              </div>
            )}
          </section>
          {/* LVB measures nothing for us: empty bars would look like a fault. */}
          {(studio.stream || !onAir) && <HealthStrip stream={studio.stream} nowMs={studio.nowMs} />}
        </div>
        <div className="flex flex-col gap-4">
          {studio.state !== "forbidden" && (
            <AddressForm
              userId={account.userId}
              initialTitle={studio.title}
              initialCoverUrl={studio.coverUrl}
              coverMaxBytes={studio.coverMaxBytes}
            />
          )}
          <section className="flex flex-col gap-4 rounded-surface border border-line bg-raised p-4 shadow-lift">
            <CopyField label={t("shareRoom")} value={usePageOrigin() + roomPath} />
            <LinkButton href={roomPath}>{t("openRoom")}</LinkButton>
          </section>
        </div>
      </div>
    </div>
  );
}
