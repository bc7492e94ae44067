"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { Pager } from "@/components/home/pager";
import { useListPage } from "@/components/home/use-list-page";
import { ProblemNotice } from "@/components/session/problem-notice";
import { LinkButton } from "@/components/ui/button";
import { EmptyScene } from "@/components/ui/empty-scene";
import type { Page } from "@/lib/shared/models";
import type { OwnTape } from "@/lib/shared/own-tape";
import { recordingsQuery } from "./recording-calls";
import { recordingsPath } from "./recordings-path";
import { TapeList } from "./tape-list";

interface RecordingsViewProps {
  readonly userId: string;
  readonly initial: Page<OwnTape>;
  readonly initialPage: number;
  readonly perPage: number;
}

/** Every recording of one's own, hidden and deleted ones as well. */
export function RecordingsView({ userId, initial, initialPage, perPage }: RecordingsViewProps) {
  const t = useTranslations("recordings");
  const { page, heading, onPage } = useListPage(recordingsPath);
  const { data, error } = useQuery({
    ...recordingsQuery(userId, { page }),
    ...(page === initialPage ? { initialData: initial } : {}),
  });
  const { items, total } = data ?? initial;
  if (total === 0) {
    return (
      <EmptyScene
        level="h1"
        title={t("emptyTitle")}
        text={t("emptyText")}
        action={
          <LinkButton variant="primary" href="/studio">
            {t("emptyAction")}
          </LinkButton>
        }
      />
    );
  }
  return (
    <div className="mx-auto flex w-full max-w-4xl flex-col gap-4">
      <header>
        <h1
          ref={heading}
          tabIndex={-1}
          className="scroll-mt-20 text-2xl outline-none [overflow-wrap:anywhere]"
        >
          {t("title")}
        </h1>
        <p className="text-muted">{t("lead")}</p>
      </header>
      {error && <ProblemNotice error={error} />}
      <TapeList tapes={items} userId={userId} />
      <Pager
        page={page}
        pages={Math.ceil(total / perPage)}
        pathOf={recordingsPath}
        onPage={onPage}
      />
    </div>
  );
}
