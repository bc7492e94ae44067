"use client";

import { Clock, Download, Heart } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { Player } from "@/components/player/player";
import { Avatar } from "@/components/ui/avatar";
import { buttonClass } from "@/components/ui/button";
import { TimeAgo } from "@/components/ui/time-ago";
import { formatDuration } from "@/lib/shared/format/duration";
import type { Tape } from "@/lib/shared/models";
import { ShareButton } from "./share-button";

/** A recording with its player. */
export function TapeView({ tape }: { tape: Tape }) {
  const t = useTranslations("room");
  const common = useTranslations("common");
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6 lg:grid-cols-[minmax(0,1fr)_340px]">
      <div className="-mx-4 -mt-6 sm:mx-0 sm:mt-0">
        <Player
          live={false}
          title={tape.title}
          hlsUrl={tape.hlsUrl}
          mp4Url={tape.mp4Url}
          className="aspect-video w-full sm:rounded-surface"
        />
      </div>
      <section
        aria-label={t("aboutTape")}
        className="flex flex-col gap-4 self-start rounded-surface border border-line bg-raised p-4 shadow-lift"
      >
        <h1 className="break-words text-2xl">{tape.title}</h1>
        <Link
          href={`/live/${encodeURIComponent(tape.userId)}`}
          aria-label={t("toRoom", { name: tape.nickname })}
          className="flex items-center gap-3 self-start rounded-control"
        >
          <Avatar userId={tape.userId} name={tape.nickname} url={tape.avatarUrl} />
          <span className="font-semibold">{tape.nickname}</span>
        </Link>
        <ul className="flex flex-wrap gap-x-4 gap-y-1 text-muted tabular-nums">
          <li>
            <TimeAgo atMs={tape.endedAtMs} />
          </li>
          <li className="flex items-center gap-1.5">
            <Clock aria-hidden className="size-4" />
            {t("length", { time: formatDuration(tape.durationSeconds) })}
          </li>
          <li className="flex items-center gap-1.5">
            <Heart aria-hidden className="size-4" />
            {common("likes", { count: tape.likeCount })}
          </li>
        </ul>
        <div className="flex flex-wrap gap-2">
          <ShareButton path={`/vod/${encodeURIComponent(tape.fileId)}`} />
          {tape.mp4Url && (
            <a href={tape.mp4Url} download className={buttonClass()}>
              <Download aria-hidden className="size-4" />
              {t("download")}
            </a>
          )}
        </div>
      </section>
    </div>
  );
}
