"use client";

import { Clock, Download, Eye } from "lucide-react";
import { useFormatter, useTranslations } from "use-intl";
import type { HeartFeed } from "@/components/hearts/heart-feed";
import { PersonLink } from "@/components/profile/person-link";
import { ReportButton } from "@/components/report/report-button";
import { PlaceMark } from "@/components/room/place-mark";
import { ShareButton } from "@/components/share/share-button";
import { buttonClass } from "@/components/ui/button";
import { formatDuration } from "@/lib/shared/format/duration";
import type { TapePage } from "@/lib/shared/replay";
import { LiveNow } from "./live-now";
import type { ReplayClock } from "./replay-clock";
import { ReplayLikeButton } from "./replay-like-button";
import { sharedTape } from "./shared-tape";
import { TapeDate } from "./tape-date";
import { WithheldNote } from "./withheld-note";

interface ReplayFactsProps {
  readonly tape: TapePage;
  readonly hearts: HeartFeed;
  readonly clock: ReplayClock;
  /** Userid of the account or guest in this browser; empty when nobody is known. */
  readonly ownUserId: string;
}

/** Title, broadcaster and figures of a recording, below its picture. */
export function ReplayFacts({ tape, hearts, clock, ownUserId }: ReplayFactsProps) {
  const t = useTranslations("replay");
  const format = useFormatter();
  return (
    <section aria-label={t("about")} className="flex flex-col gap-3">
      <WithheldNote withheld={tape.withheld} />
      {tape.liveNow && <LiveNow tape={tape} live={tape.liveNow} />}
      <h1 className="text-balance break-words text-lg [overflow-wrap:anywhere] sm:text-2xl">
        <bdi>{tape.title}</bdi>
      </h1>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <PersonLink of={tape} />
        <p className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1 text-muted text-sm tabular-nums">
          <span className="rounded-full border border-edge px-2.5 py-0.5 font-bold text-text tracking-wide">
            {t("replay")}
          </span>
          <TapeDate atMs={tape.startedAtMs} />
          <span className="flex items-center gap-1.5">
            <Clock aria-hidden className="size-4 shrink-0" />
            <span className="sr-only">{t("length")}</span>
            {formatDuration(tape.durationSeconds)}
          </span>
          <span className="flex items-center gap-1.5">
            <Eye aria-hidden className="size-4 shrink-0" />
            <span aria-hidden>{format.number(tape.viewCount, { notation: "compact" })}</span>
            <span className="sr-only">{t("views", { count: tape.viewCount })}</span>
          </span>
          <PlaceMark location={tape.location} />
        </p>
        <div className="ml-auto flex items-center gap-2">
          <ReplayLikeButton fileId={tape.fileId} likeCount={tape.likeCount} hearts={hearts} />
          {tape.mp4Url && (
            <a
              href={tape.mp4Url}
              download
              title={t("download")}
              aria-label={t("download")}
              className={buttonClass("secondary", "px-3 pointer-coarse:min-h-11")}
            >
              <Download aria-hidden className="size-4" />
            </a>
          )}
          <ShareButton {...sharedTape(tape)} compact className="pointer-coarse:min-h-11" />
          {tape.userId !== ownUserId && (
            <ReportButton
              thing={() => ({
                kind: "tape",
                fileid: tape.fileId,
                clipSeconds: clock.placeMs() / 1000,
              })}
              name={tape.nickname}
            />
          )}
        </div>
      </div>
    </section>
  );
}
