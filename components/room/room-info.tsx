"use client";

import { Eye, Heart, MapPin } from "lucide-react";
import { useTranslations } from "use-intl";
import { Avatar } from "@/components/ui/avatar";
import { TimeAgo } from "@/components/ui/time-ago";
import type { Room } from "@/lib/shared/models";
import { ShareButton } from "./share-button";

/** Title, broadcaster and figures of a live. */
export function RoomInfo({ room }: { room: Room }) {
  const t = useTranslations("room");
  const common = useTranslations("common");
  return (
    <section
      aria-label={t("aboutRoom")}
      className="flex flex-col gap-4 rounded-surface border border-line bg-raised p-4 shadow-lift"
    >
      <h1 className="break-words text-2xl">{room.title}</h1>
      <div className="flex items-center gap-3">
        <Avatar userId={room.userId} name={room.nickname} url={room.avatarUrl} />
        <div className="min-w-0">
          <p className="truncate font-semibold">{room.nickname}</p>
          <p className="text-muted text-sm">
            {room.online ? <TimeAgo atMs={room.startedAtMs} /> : common("offline")}
          </p>
        </div>
      </div>
      <ul className="flex flex-wrap gap-x-4 gap-y-1 text-muted tabular-nums">
        {room.online && room.viewerCount > 0 && (
          <li className="flex items-center gap-1.5">
            <Eye aria-hidden className="size-4" />
            {common("viewers", { count: room.viewerCount })}
          </li>
        )}
        <li className="flex items-center gap-1.5">
          <Heart aria-hidden className="size-4" />
          {common("likes", { count: room.likeCount })}
        </li>
        {room.location && (
          <li className="flex items-center gap-1.5">
            <MapPin aria-hidden className="size-4" />
            {room.location}
          </li>
        )}
      </ul>
      <ShareButton path={`/live/${encodeURIComponent(room.userId)}`} />
    </section>
  );
}
