"use client";

import { X } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { userPath } from "@/components/profile/user-path";
import { ShareButton } from "@/components/share/share-button";
import type { Shared } from "@/components/share/share-dialog";
import { Avatar } from "@/components/ui/avatar";
import { PageLink } from "@/components/ui/page-link";

/** What lies on the picture has a dark ground of its own. */
export const chipClass = "rounded-full bg-black/55 text-white";

interface PictureBarProps {
  readonly person: {
    readonly userId: string;
    readonly nickname: string;
    readonly avatarUrl: string;
  };
  readonly shared: Shared;
  /** Under the name: what is seen. */
  readonly line: ReactNode;
  /** Before the ways to share and to leave. */
  readonly children?: ReactNode;
}

/** Whose picture it is, over it where it is the whole page. */
export function PictureBar({ person, shared, line, children }: PictureBarProps) {
  const t = useTranslations("room");
  const { userId, nickname, avatarUrl } = person;
  return (
    <header className="scheme-dark absolute inset-x-0 top-0 z-30 hidden items-center gap-2 bg-linear-to-b from-black/60 to-transparent px-3 pt-[calc(0.5rem+env(safe-area-inset-top))] pb-4 immersive:flex">
      <PageLink
        href={userPath(userId)}
        className={`${chipClass} flex min-h-11 min-w-0 items-center gap-2 py-0.5 pr-4 pl-1`}
      >
        <Avatar userId={userId} name={nickname} url={avatarUrl} className="size-9 text-base" />
        <span className="flex min-w-0 flex-col text-sm leading-tight">
          <bdi className="truncate font-semibold">{nickname}</bdi>
          <span className="truncate">{line}</span>
        </span>
      </PageLink>
      <h1 className="sr-only">{shared.title}</h1>
      <div className="ml-auto flex shrink-0 items-center gap-1.5">
        {children}
        <ShareButton
          {...shared}
          compact="always"
          className="size-11 rounded-full border-transparent! bg-black/55! p-0! text-white!"
        />
        <PageLink
          href="/"
          aria-label={t("back")}
          className={`${chipClass} grid size-11 place-items-center`}
        >
          <X aria-hidden className="size-5" />
        </PageLink>
      </div>
    </header>
  );
}
