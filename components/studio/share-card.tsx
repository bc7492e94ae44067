"use client";

import { useTranslations } from "use-intl";
import { LinkButton } from "@/components/ui/button";
import { CopyField } from "@/components/ui/copy-field";
import { PageLink } from "@/components/ui/page-link";
import { surfaceClass } from "@/components/ui/surface-class";
import { usePageOrigin } from "@/components/ui/use-page-origin";
import type { StudioView } from "@/lib/shared/studio";

/** What viewers see in the list, and the link that leads them here. */
export function ShareCard({ studio: { userId, settings } }: { readonly studio: StudioView }) {
  const t = useTranslations("studio");
  const roomPath = `/live/${encodeURIComponent(userId)}`;
  return (
    <section className={surfaceClass("flex flex-col gap-4 p-4")}>
      <div className="flex items-center gap-3">
        {settings.coverUrl && (
          <img
            src={settings.coverUrl}
            alt=""
            className="aspect-video w-24 shrink-0 rounded-control bg-black object-cover"
          />
        )}
        <div className="min-w-0">
          <p className="line-clamp-2 font-semibold [overflow-wrap:anywhere]">
            <bdi>{settings.title || t("roomTitleNone")}</bdi>
          </p>
          <PageLink
            href="/studio/settings"
            className="inline-flex min-h-6 items-center text-accent-text text-sm underline underline-offset-2"
          >
            {t("changeRoom")}
          </PageLink>
        </div>
      </div>
      <CopyField label={t("shareRoom")} value={usePageOrigin() + roomPath} />
      <LinkButton href={roomPath} className="whitespace-normal!">
        {t("openRoom")}
      </LinkButton>
    </section>
  );
}
