"use client";

import { Ban, Eye } from "lucide-react";
import { useFormatter, useTranslations } from "use-intl";
import { Cover } from "@/components/cover/cover";
import { classNames } from "@/components/ui/class-names";
import { LivePill } from "@/components/ui/live-pill";
import { surfaceClass } from "@/components/ui/surface-class";
import type { AdminLive } from "@/lib/shared/admin-lives";
import { LiveAge } from "./live-age";
import { HealthWord } from "./live-words";
import type { LivesListProps } from "./lives-table";

/** A picture of each live is taken anew this often, in milliseconds. */
const pictureRefreshMs = 5000;

/** The lives by their pictures, which keep themselves fresh; each opens its details. */
export function LivesWall({ lives, nowMs, busy, onOpen, empty }: LivesListProps) {
  const t = useTranslations("adminLives");
  if (!lives) return null;
  if (lives.length === 0) return busy ? null : empty;
  return (
    <ul
      data-list
      aria-label={t("title")}
      aria-busy={busy}
      className={classNames(
        "grid scroll-mt-20 gap-3 sm:grid-cols-2 xl:grid-cols-3 2xl:grid-cols-4",
        busy && "opacity-60",
      )}
    >
      {lives.map((live) => (
        <li key={live.userId} data-row={live.userId} className="grid">
          <Tile live={live} nowMs={nowMs} onOpen={onOpen} />
        </li>
      ))}
    </ul>
  );
}

interface TileProps extends Pick<LivesListProps, "nowMs" | "onOpen"> {
  readonly live: AdminLive;
}

function Tile({ live, nowMs, onOpen }: TileProps) {
  const t = useTranslations("adminLives");
  const format = useFormatter();
  const { userId, nickname, title, posterUrl, coverUrl, onAir } = live;
  const period = Math.floor(nowMs / pictureRefreshMs);
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      onClick={() => onOpen(live)}
      className={surfaceClass(
        "flex flex-col overflow-hidden text-left transition-colors hover:border-edge",
      )}
    >
      <span className="relative block aspect-video w-full">
        <Cover
          userId={userId}
          name={nickname}
          // What goes out is looked at here, and not what the room is advertised with.
          coverUrl={posterUrl ? "" : coverUrl}
          posterUrl={posterUrl && `${posterUrl}?t=${period}`}
          className="absolute inset-0"
        />
        <span className="absolute inset-x-2 top-2 flex flex-wrap items-center gap-1.5 text-sm">
          {onAir && <LivePill />}
          {live.preview && (
            <span className="rounded-full bg-black/75 px-2.5 py-0.5 font-semibold text-white">
              {t("statePreview")}
            </span>
          )}
          {live.forbidden && (
            <span className="inline-flex items-center gap-1.5 rounded-full bg-black/75 px-2.5 py-0.5 font-semibold text-white">
              <Ban aria-hidden className="size-3.5" />
              {t("stateForbidden")}
            </span>
          )}
          {live.graceUntilMs !== null && (
            <span className="rounded-full bg-black/75 px-2.5 py-0.5 font-semibold text-white">
              {t("stateReconnecting")}
            </span>
          )}
        </span>
      </span>
      <span className="flex flex-1 flex-col gap-1 p-3 text-sm tabular-nums [overflow-wrap:anywhere]">
        <span className="line-clamp-1 font-semibold text-base">
          <bdi>{title || t("untitled")}</bdi>
        </span>
        <span className="line-clamp-1 text-muted">
          <bdi>{nickname}</bdi>
        </span>
        <span className="mt-auto flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="inline-flex items-center gap-1">
            <Eye aria-hidden className="size-4 text-muted" />
            <span className="sr-only">{t("viewers")}</span>
            {format.number(live.viewerCount)}
          </span>
          <LiveAge startedAtMs={live.startedAtMs} nowMs={nowMs} />
          {live.runs && <HealthWord live={live} />}
        </span>
      </span>
    </button>
  );
}
