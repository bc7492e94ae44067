"use client";

import { useTranslations } from "use-intl";
import { useRoomChat } from "@/components/chat/chat-context";
import { LikeButton } from "@/components/chat/like-button";
import { ViewerList } from "@/components/members/viewer-list";
import { PersonLink } from "@/components/profile/person-link";
import { ReportButton } from "@/components/report/report-button";
import { ShareButton } from "@/components/share/share-button";
import { LivePill } from "@/components/ui/live-pill";
import { TimeAgo } from "@/components/ui/time-ago";
import type { RoomPage } from "@/lib/shared/room-page";
import { PlaceMark } from "./place-mark";
import { sharedRoom } from "./shared-room";
import { uprightMedia, useMedia } from "./use-media";

/** Title, broadcaster and figures of a room, below its picture. */
export function RoomFacts({ room }: { readonly room: RoomPage }) {
  const t = useTranslations("room");
  const common = useTranslations("common");
  const upright = useMedia(uprightMedia);
  const { self } = useRoomChat();
  return (
    <section aria-label={t("aboutRoom")} className="flex flex-col gap-3">
      <h1 className="text-balance text-lg [overflow-wrap:anywhere] md:text-2xl">
        <bdi>{room.title}</bdi>
      </h1>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <PersonLink of={room} />
        <p className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1 text-muted text-sm upright:order-last upright:basis-full">
          {room.online ? (
            <>
              {room.reconnectingUntilMs > 0 ? (
                <span className="font-semibold text-warn">{t("signalLost")}</span>
              ) : (
                <LivePill className="upright:hidden" />
              )}
              <span>{t.rich("started", { ago: () => <TimeAgo atMs={room.startedAtMs} /> })}</span>
            </>
          ) : (
            <span>{common("offline")}</span>
          )}
          {room.category !== "" && (
            <span className="rounded-full border border-line px-2.5 py-0.5">
              {common(`category-${room.category}`)}
            </span>
          )}
          <PlaceMark location={room.location} />
        </p>
        <div className="ml-auto flex items-center gap-3 text-muted">
          {room.online && <ViewerList compact={upright} count={room.viewerCount} />}
          {/* On an upright phone it is at the thumb, where one writes. */}
          <LikeButton className="upright:hidden" />
          <ShareButton {...sharedRoom(room)} compact className="pointer-coarse:min-h-11" />
          {self?.userId !== room.userId && (
            <ReportButton
              thing={() => ({ kind: "live", userid: room.userId })}
              name={room.nickname}
            />
          )}
        </div>
      </div>
    </section>
  );
}
