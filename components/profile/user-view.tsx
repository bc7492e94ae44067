"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { userQuery } from "@/components/data/queries";
import { LiveRow } from "@/components/home/live-row";
import { Pager } from "@/components/home/pager";
import { StaleNotice } from "@/components/home/stale-notice";
import { TapeGrid } from "@/components/home/tape-grid";
import { useListPage } from "@/components/home/use-list-page";
import { useSession } from "@/components/session/session-provider";
import { LinkButton } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { isolated } from "@/lib/shared/isolated";
import { tapesPerPage } from "@/lib/shared/list-sizes";
import type { UserPage } from "@/lib/shared/user-page";
import { UserHead } from "./user-head";
import { userPath } from "./user-path";

/** Somebody's own page: who he is, his live while it is on air, his recordings. */
export function UserView({ initialUser }: { readonly initialUser: UserPage }) {
  const t = useTranslations("profile");
  const pathOf = (to: number) => userPath(initialUser.userId, to);
  const { page, heading, onPage } = useListPage(pathOf);
  const query = useQuery({
    ...userQuery(initialUser.userId, page),
    ...(page === initialUser.page
      ? { initialData: initialUser, initialDataUpdatedAt: initialUser.serverNowMs }
      : {}),
  });
  const user = query.data ?? initialUser;
  const { account, signedOutSince } = useSession();
  const isOwn = account?.userId === user.userId && !signedOutSince;
  return (
    <div className="flex flex-col gap-8">
      <UserHead user={user} isOwn={isOwn} />
      {query.error && (
        <StaleNotice
          error={query.error}
          shownAtMs={query.dataUpdatedAt}
          onRetry={() => void query.refetch()}
        />
      )}
      {user.live && (
        <section aria-labelledby="on-air" className="flex flex-col gap-4 lg:max-w-3xl">
          <h2 id="on-air" className="text-lg">
            {t("onAir")}
          </h2>
          <LiveRow rooms={[user.live]} nowMs={user.serverNowMs} heading="h3" />
        </section>
      )}
      <section
        aria-labelledby="tapes"
        aria-busy={query.isPlaceholderData}
        className={classNames(
          "flex flex-col gap-4 transition-opacity duration-150",
          query.isPlaceholderData && "opacity-60",
        )}
      >
        <h2 id="tapes" ref={heading} tabIndex={-1} className="scroll-mt-20 text-lg outline-none">
          {t("recordings")}
        </h2>
        {user.tapes.items.length > 0 ? (
          <TapeGrid tapes={user.tapes.items} named={false} />
        ) : isOwn ? (
          <div className="flex flex-wrap items-center gap-4">
            <p className="text-muted">{t("ownFirst")}</p>
            <LinkButton href="/studio" variant="primary">
              {t("broadcast")}
            </LinkButton>
          </div>
        ) : (
          <p className="text-muted [overflow-wrap:anywhere]">
            {t("noRecordings", { name: isolated(user.nickname) })}
          </p>
        )}
        <Pager
          page={user.page}
          pages={Math.ceil(user.tapes.total / tapesPerPage)}
          pathOf={pathOf}
          onPage={onPage}
        />
      </section>
    </div>
  );
}
