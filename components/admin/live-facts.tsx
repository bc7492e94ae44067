"use client";

import { useFormatter, useTranslations } from "use-intl";
import { LivePill } from "@/components/ui/live-pill";
import { PageLink } from "@/components/ui/page-link";
import { TimeAgo } from "@/components/ui/time-ago";
import type { AdminLive } from "@/lib/shared/admin-lives";

interface LiveProps {
  readonly live: AdminLive;
}

const sourceWords = {
  active: "sourceActive",
  reconnecting: "sourceReconnecting",
  inactive: "sourceInactive",
  forbid: "sourceForbid",
} as const;

/** Who it is, and what the broadcast is called. */
export function BroadcasterFact({ live }: LiveProps) {
  return (
    <div className="flex min-w-0 flex-col [overflow-wrap:anywhere]">
      <PageLink
        href={`/live/${encodeURIComponent(live.userId)}`}
        className="inline-flex min-h-6 items-center self-start font-semibold hover:underline"
      >
        <bdi>{live.nickname}</bdi>
      </PageLink>
      {live.nickname !== live.userId && <bdi className="text-muted">{live.userId}</bdi>}
      {live.title && <bdi>{live.title}</bdi>}
    </div>
  );
}

/** On air, lost, forbidden; and whether anybody reported the start. */
export function StateFact({ live, nowMs }: LiveProps & { readonly nowMs: number }) {
  const t = useTranslations("admin");
  const { onAir, startedAtMs, graceUntilMs, push } = live;
  return (
    <div className="flex flex-col items-start gap-0.5">
      {onAir ? <LivePill /> : <span className="text-muted">{t("stateOff")}</span>}
      {live.forbidden && <span className="font-semibold text-bad">{t("stateForbidden")}</span>}
      {startedAtMs !== null && (
        <span className="text-muted">
          {t("since")} <TimeAgo atMs={startedAtMs} />
        </span>
      )}
      {graceUntilMs !== null && (
        <span className="font-semibold text-warn">
          {t("graceLeft", { seconds: Math.max(0, Math.ceil((graceUntilMs - nowMs) / 1000)) })}
        </span>
      )}
      {push?.reported === false && <span className="text-warn">{t("seenOnly")}</span>}
      {onAir && !live.announced && <span className="text-muted">{t("unannounced")}</span>}
    </div>
  );
}

/** Who is in the room, by an app or by its page; and the source's count where it has one. */
export function ViewersFact({ live: { viewerCount, figures } }: LiveProps) {
  const t = useTranslations("admin");
  return (
    <div className="flex flex-col tabular-nums">
      <span>{t("viewersHere", { count: viewerCount })}</span>
      {figures?.viewers != null && (
        <span className="text-muted">{t("viewersSource", { count: figures.viewers })}</span>
      )}
      {figures?.flvViewers != null && (
        <span className="text-muted">{t("viewersFlv", { count: figures.flvViewers })}</span>
      )}
    </div>
  );
}

/** What the source does with the stream, how much of it, and as of when. */
export function SourceFact({ live: { sourceState, figures } }: LiveProps) {
  const t = useTranslations("admin");
  const format = useFormatter();
  const rate = (kbps: number) => format.number(kbps, { maximumFractionDigits: 0 });
  return (
    <div className="flex flex-col tabular-nums">
      <span className={sourceState === "forbid" ? "font-semibold text-bad" : undefined}>
        {t(sourceState ? sourceWords[sourceState] : "sourceUnknown")}
      </span>
      {figures?.incomingKbps != null && (
        <span>{t("rateIn", { rate: rate(figures.incomingKbps) })}</span>
      )}
      {figures?.outgoingKbps != null && (
        <span>{t("rateOut", { rate: rate(figures.outgoingKbps) })}</span>
      )}
      {figures && (
        <span className="text-muted">
          {t("asOf")} <TimeAgo atMs={figures.atMs} />
        </span>
      )}
    </div>
  );
}

/** From where the stream is sent. */
export function PublisherFact({ live: { push } }: LiveProps) {
  const t = useTranslations("admin");
  if (!push) return <span className="text-muted">–</span>;
  return push.clientIp ? (
    <span className="tabular-nums [overflow-wrap:anywhere]">{push.clientIp}</span>
  ) : (
    <span className="text-muted">{t("noAddress")}</span>
  );
}
