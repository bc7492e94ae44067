"use client";

import { X } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { ShareButton } from "@/components/share/share-button";
import { Avatar } from "@/components/ui/avatar";
import type { TapePage } from "@/lib/shared/replay";
import { sharedTape } from "./shared-tape";
import { TapeDate } from "./tape-date";

const chipClass = "rounded-full bg-black/55 text-white";

/** Whose recording it is, over the picture where that is the whole page. */
export function ReplayTopBar({ tape }: { readonly tape: TapePage }) {
  const t = useTranslations("replay");
  const room = useTranslations("room");
  return (
    <header className="scheme-dark absolute inset-x-0 top-0 z-30 hidden items-center gap-2 bg-linear-to-b from-black/60 to-transparent px-3 pt-[calc(0.5rem+env(safe-area-inset-top))] pb-4 immersive:flex">
      <Link
        href={`/u/${encodeURIComponent(tape.userId)}`}
        className={`${chipClass} flex min-h-11 min-w-0 items-center gap-2 py-0.5 pr-4 pl-1`}
      >
        <Avatar
          userId={tape.userId}
          name={tape.nickname}
          url={tape.avatarUrl}
          className="size-9 text-base"
        />
        <span className="flex min-w-0 flex-col text-sm leading-tight">
          <span className="truncate font-semibold">{tape.nickname}</span>
          <span className="truncate">
            <span className="font-bold tracking-wide">{t("replay")}</span>{" "}
            <TapeDate atMs={tape.startedAtMs} />
          </span>
        </span>
      </Link>
      <h1 className="sr-only">{tape.title}</h1>
      <div className="ml-auto flex shrink-0 items-center gap-1.5">
        <ShareButton
          {...sharedTape(tape)}
          compact="always"
          className="size-11 rounded-full border-transparent! bg-black/55! p-0! text-white!"
        />
        <Link
          href="/"
          aria-label={room("back")}
          className={`${chipClass} grid size-11 place-items-center`}
        >
          <X aria-hidden className="size-5" />
        </Link>
      </div>
    </header>
  );
}
