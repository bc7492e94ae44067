"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { PopoverHead } from "@/components/chat/popover-head";
import { useProblemText } from "@/components/data/use-problem-text";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Spinner } from "@/components/ui/spinner";
import { distinctViewers } from "./distinct-viewers";
import { type Viewer, viewersQuery } from "./viewer-query";

interface ViewerNamesProps {
  readonly room: string;
  readonly onClose: () => void;
}

/** Who watches by name, and how many besides; asked for anew each time that it opens. */
export function ViewerNames({ room, onClose }: ViewerNamesProps) {
  const t = useTranslations("chat");
  const common = useTranslations("common");
  const problemText = useProblemText();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const query = useInfiniteQuery(viewersQuery(room));
  const { data, error, isPending, hasNextPage, isFetchingNextPage } = query;
  const pages = data?.pages ?? [];
  const named = distinctViewers(pages);
  const visitors = pages.at(-1)?.visitors ?? 0;
  return (
    <div className="flex flex-col">
      <PopoverHead title={t("viewers")} heading={title} onClose={onClose} />
      <div className="flex flex-col gap-2 px-4 py-3">
        {isPending && (
          <p role="status" className="flex items-center gap-2 text-muted">
            <Spinner />
            {t("viewersLoading")}
          </p>
        )}
        {error && (
          <Notice tone="bad">
            {problemText(error)}{" "}
            <Button onClick={() => void query.refetch()} className="min-h-8 px-2 py-0.5 text-sm">
              {common("tryAgain")}
            </Button>
          </Notice>
        )}
        {data && named.length === 0 && visitors === 0 && (
          <p className="text-muted">{t("viewersNone")}</p>
        )}
        {named.length > 0 && (
          <ul className="flex flex-col gap-2">
            {named.map((viewer) => (
              <ViewerItem
                key={viewer.userId}
                viewer={viewer}
                broadcaster={viewer.userId === room}
              />
            ))}
          </ul>
        )}
        {hasNextPage && (
          <Button
            onClick={() => void query.fetchNextPage()}
            disabled={isFetchingNextPage}
            className="self-start"
          >
            {t("viewersMore")}
          </Button>
        )}
        {visitors > 0 && (
          <p className="text-muted text-sm">
            {t(named.length > 0 ? "visitors" : "visitorsOnly", { count: visitors })}
          </p>
        )}
      </div>
    </div>
  );
}

interface ViewerItemProps {
  readonly viewer: Viewer;
  readonly broadcaster: boolean;
}

function ViewerItem({ viewer, broadcaster }: ViewerItemProps) {
  const t = useTranslations("chat");
  const { userId, nickname, avatarUrl, role } = viewer;
  return (
    <li className="flex min-w-0 items-center gap-2">
      <Avatar userId={userId} name={nickname} url={avatarUrl} className="size-8 text-sm" />
      <bdi className="min-w-0 truncate">{nickname}</bdi>
      {(broadcaster || role !== "") && (
        <span className="shrink-0 text-muted text-sm">
          {t(broadcaster ? "broadcaster" : role || "guest")}
        </span>
      )}
    </li>
  );
}
