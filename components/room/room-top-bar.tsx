"use client";

import { X } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { ViewerList } from "@/components/members/viewer-list";
import { ShareButton } from "@/components/share/share-button";
import { Avatar } from "@/components/ui/avatar";
import type { RoomPage } from "@/lib/shared/room-page";
import { sharedRoom } from "./shared-room";

const chipClass = "rounded-full bg-black/55 text-white";

/** Whose live it is, over the picture where that is the whole page. */
export function RoomTopBar({ room }: { readonly room: RoomPage }) {
  const t = useTranslations("room");
  return (
    <header className="scheme-dark absolute inset-x-0 top-0 z-30 hidden items-center gap-2 bg-linear-to-b from-black/60 to-transparent px-3 pt-[calc(0.5rem+env(safe-area-inset-top))] pb-4 immersive:flex">
      <Link
        href={`/u/${encodeURIComponent(room.userId)}`}
        className={`${chipClass} flex min-h-11 min-w-0 items-center gap-2 py-0.5 pr-4 pl-1`}
      >
        <Avatar
          userId={room.userId}
          name={room.nickname}
          url={room.avatarUrl}
          className="size-9 text-base"
        />
        <span className="flex min-w-0 flex-col leading-tight">
          <span className="truncate font-semibold text-sm">{room.nickname}</span>
          <span className="truncate text-sm">{room.title}</span>
        </span>
      </Link>
      <h1 className="sr-only">{room.title}</h1>
      <div className="ml-auto flex shrink-0 items-center gap-1.5">
        {room.online && (
          <ViewerList
            compact
            count={room.viewerCount}
            className={`${chipClass} min-h-11 px-3 hover:text-white!`}
          />
        )}
        <ShareButton
          {...sharedRoom(room)}
          compact="always"
          className="size-11 rounded-full border-transparent! bg-black/55! p-0! text-white!"
        />
        <Link
          href="/"
          aria-label={t("back")}
          className={`${chipClass} grid size-11 place-items-center`}
        >
          <X aria-hidden className="size-5" />
        </Link>
      </div>
    </header>
  );
}
