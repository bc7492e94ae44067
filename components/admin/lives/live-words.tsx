"use client";

import { CircleAlert, CircleCheck, CircleDashed, TriangleAlert } from "lucide-react";
import { useFormatter, useTranslations } from "use-intl";
import { TapeDate } from "@/components/replay/tape-date";
import { programName } from "@/components/studio/key-program";
import { classNames } from "@/components/ui/class-names";
import { LivePill } from "@/components/ui/live-pill";
import type { AdminLive } from "@/lib/shared/admin-lives";
import { isolated } from "@/lib/shared/isolated";

interface LiveProps {
  readonly live: AdminLive;
}

const healths = {
  good: { icon: CircleCheck, colour: "text-ok", word: "healthGood" },
  attention: { icon: TriangleAlert, colour: "text-warn", word: "healthAttention" },
  bad: { icon: CircleAlert, colour: "text-bad", word: "healthBad" },
  unknown: { icon: CircleDashed, colour: "text-muted", word: "healthUnknown" },
} as const;

/** How well the publisher sends, in a word, with the number of problems. */
export function HealthWord({ live: { health } }: LiveProps) {
  const t = useTranslations("adminLives");
  const { icon: Icon, colour, word } = healths[health.level];
  const count = health.problems.length;
  return (
    <span data-health={health.level} className="inline-flex items-start gap-1.5">
      <Icon aria-hidden className={classNames("mt-0.5 size-4 shrink-0", colour)} />
      {count > 0 ? t("healthCount", { level: t(word), count }) : t(word)}
    </span>
  );
}

/** On air, waiting for a lost publisher, or not; and whether it is forbidden. */
export function StateWord({ live, nowMs }: LiveProps & { readonly nowMs: number }) {
  const t = useTranslations("adminLives");
  const { onAir, preview, runs, graceUntilMs, push } = live;
  const leftMs = (graceUntilMs ?? nowMs) - nowMs;
  return (
    <span className="flex flex-col items-start gap-0.5">
      {onAir && <LivePill />}
      {preview && <span className="font-semibold">{t("statePreview")}</span>}
      {!onAir && !preview && !live.forbidden && <span>{t("stateOff")}</span>}
      {live.forbidden && runs && graceUntilMs === null && (
        <span className="font-semibold text-warn">{t("stillPushing")}</span>
      )}
      {graceUntilMs !== null && (
        <span className="font-semibold text-warn">
          {t("graceLeft", { seconds: Math.max(0, Math.ceil(leftMs / 1000)) })}
        </span>
      )}
      {live.forbidden && <BanWord live={live} />}
      {push?.reported === false && <span className="text-warn">{t("seenOnly")}</span>}
      {onAir && !live.announced && <span className="text-muted">{t("unannounced")}</span>}
    </span>
  );
}

/** Until when, and why. */
function BanWord({ live: { forbidUntilMs, forbidReason } }: LiveProps) {
  const t = useTranslations("adminLives");
  return (
    <>
      <span className="font-semibold text-bad">
        {forbidUntilMs === null ? (
          t("forbiddenForGood")
        ) : (
          <>
            {t("forbiddenUntil")} <TapeDate atMs={forbidUntilMs} />
          </>
        )}
      </span>
      {forbidReason !== "" && (
        <span className="text-muted [overflow-wrap:anywhere]">
          {t("reasonWas", { reason: isolated(forbidReason) })}
        </span>
      )}
    </>
  );
}

/** Who is in the room, by an app or by its page; and the source's count where it has one. */
export function ViewersWord({ live: { viewerCount, figures } }: LiveProps) {
  const t = useTranslations("adminLives");
  const format = useFormatter();
  return (
    <span className="flex flex-col">
      <span>{format.number(viewerCount)}</span>
      {figures?.viewers != null && (
        <span className="text-muted">{t("cloudViewers", { count: figures.viewers })}</span>
      )}
      {figures?.flvViewers != null && figures.flvViewers > 0 && (
        <span className="text-muted">{t("flvViewers", { count: figures.flvViewers })}</span>
      )}
    </span>
  );
}

/** What comes in and what goes out. */
export function BitrateWord({ live: { figures, runs } }: LiveProps) {
  const t = useTranslations("adminLives");
  const format = useFormatter();
  const rate = (kbps: number) => format.number(kbps, { maximumFractionDigits: 0 });
  const rates = [
    ["rateIn", figures?.incomingKbps],
    ["rateOut", figures?.outgoingKbps],
  ] as const;
  const known = rates.flatMap(([word, kbps]) => (kbps == null ? [] : [[word, kbps] as const]));
  if (known.length === 0) {
    return <span className="text-muted">{t(runs ? "notMeasured" : "noNumber")}</span>;
  }
  return (
    <span className="flex flex-col whitespace-nowrap">
      {known.map(([word, kbps]) => (
        <span key={word}>{t(word, { rate: rate(kbps) })}</span>
      ))}
    </span>
  );
}

const sourceWords = {
  active: "sourceActive",
  reconnecting: "sourceReconnecting",
  inactive: "sourceInactive",
  forbid: "sourceForbid",
} as const;

/** What the source does with the stream. */
export function SourceWord({ live: { sourceState } }: LiveProps) {
  const t = useTranslations("adminLives");
  return (
    <span className={sourceState === "forbid" ? "font-semibold text-bad" : undefined}>
      {t(sourceState ? sourceWords[sourceState] : "sourceUnknown")}
    </span>
  );
}

interface PublisherWordProps extends LiveProps {
  /** All that the program says of itself, and not its name alone. */
  readonly isWhole?: boolean;
}

/** From where the stream is sent, and by which program. */
export function PublisherWord({ live: { push }, isWhole = false }: PublisherWordProps) {
  const t = useTranslations("adminLives");
  if (!push) return <span className="text-muted">{t("noNumber")}</span>;
  const program = isWhole ? push.agent : programName(push.agent);
  return (
    <span className="flex flex-col [overflow-wrap:anywhere]">
      {push.clientIp ? (
        <span className="tabular-nums">{push.clientIp}</span>
      ) : (
        <span className="text-muted">{t("noAddress")}</span>
      )}
      {program && (
        <span dir="auto" className="text-muted">
          {program}
        </span>
      )}
    </span>
  );
}
