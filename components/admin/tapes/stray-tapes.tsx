"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { PageLink } from "@/components/ui/page-link";
import { SectionCard } from "@/components/ui/section-card";
import { TimeAgo } from "@/components/ui/time-ago";
import { formatDuration } from "@/lib/shared/format/duration";
import { mostStraysAtOnce, type StrayPage, type StrayTape } from "@/lib/shared/stray-tapes";
import { ActionOutcome } from "../kit/action-outcome";
import { ConfirmDialog } from "../kit/confirm-dialog";
import { DataTable } from "../kit/data-table";
import { RowMenu } from "../kit/row-menu";
import { useMay } from "../kit/staff-context";
import type { Column } from "../kit/table-columns";
import { StaleNotice } from "../kit/table-states";
import { type AdminAction, useAdminAction } from "../kit/use-admin-action";
import { useSize } from "../system/use-size";
import { adminTapesKey, orderStrays, straysQuery } from "./queries";

/** Files without a recording and recordings without files; nothing where everything fits. */
export function StrayTapes() {
  const t = useTranslations("adminTapes");
  const { data, error, dataUpdatedAt, refetch } = useQuery(straysQuery());
  const [doomed, setDoomed] = useState<StrayTape | null>(null);
  const action = useAdminAction({
    call: orderStrays,
    invalidates: [adminTapesKey],
    onDone: () => setDoomed(null),
  });
  return (
    <>
      <StaleNotice error={error} shownAtMs={dataUpdatedAt} onRetry={refetch} />
      {!doomed && (
        <ActionOutcome
          action={action}
          say={({ done }, { action: how }) =>
            t(how === "adopt" ? "straysAdopted" : "straysRemoved", { done })
          }
        />
      )}
      {data && data.strays.length > 0 && (
        <StrayFolders strays={data.strays} action={action} onRemove={setDoomed} />
      )}
      {data && data.missingCount > 0 && <MissingFiles page={data} />}
      {doomed && (
        <ConfirmDialog
          title={t("straysRemoveTitle")}
          text={
            <>
              <p className="text-text [overflow-wrap:anywhere]">{folderName(doomed)}</p>
              <p>{t("straysRemoveText")}</p>
            </>
          }
          confirmLabel={t("straysRemoveDo")}
          tone="danger"
          pending={action.pending}
          error={action.error}
          onConfirm={() => action.run({ action: "remove", urls: [doomed.url] })}
          onCancel={() => {
            action.reset();
            setDoomed(null);
          }}
        />
      )}
    </>
  );
}

interface StrayFoldersProps {
  readonly strays: readonly StrayTape[];
  readonly action: AdminAction<Parameters<typeof orderStrays>[0], unknown>;
  readonly onRemove: (stray: StrayTape) => void;
}

function StrayFolders({ strays, action, onRemove }: StrayFoldersProps) {
  const t = useTranslations("adminTapes");
  const bytes = useSize();
  const administers = useMay("admin");
  const adopt = (urls: readonly string[]) => action.run({ action: "adopt", urls });
  const whole = strays.filter(({ canAdopt }) => canAdopt).map(({ url }) => url);
  const columns: readonly Column<StrayTape>[] = [
    {
      id: "folder",
      title: t("strayFolder"),
      narrow: "title",
      cell: (stray) => (
        <span className="flex flex-col [overflow-wrap:anywhere]">
          <bdi className="font-semibold">{folderName(stray)}</bdi>
          {!stray.canAdopt && <span className="text-muted">{t("strayUseless")}</span>}
        </span>
      ),
    },
    {
      id: "ended",
      title: t("ended"),
      cell: ({ endedAtMs }) => (endedAtMs === null ? "–" : <TimeAgo atMs={endedAtMs} />),
    },
    {
      id: "length",
      title: t("length"),
      align: "end",
      cell: ({ durationSeconds }) =>
        durationSeconds === null ? "–" : formatDuration(durationSeconds),
    },
    {
      id: "size",
      title: t("size"),
      align: "end",
      cell: ({ sizeBytes }) => bytes(sizeBytes),
    },
    {
      id: "actions",
      title: t("actions"),
      narrow: "corner",
      cell: (stray) =>
        administers && (
          <RowMenu
            label={t("actionsFor", { title: folderName(stray) })}
            items={[
              ...(stray.canAdopt
                ? [{ id: "adopt", label: t("strayAdopt"), onSelect: () => adopt([stray.url]) }]
                : []),
              {
                id: "remove",
                label: t("strayRemove"),
                tone: "danger" as const,
                onSelect: () => onRemove(stray),
              },
            ]}
          />
        ),
    },
  ];
  return (
    <SectionCard title={t("straysTitle")}>
      <p className="max-w-prose text-muted">{t("straysWhy")}</p>
      <DataTable
        caption={t("straysTitle")}
        columns={columns}
        rows={strays}
        rowKey={({ url }) => url}
        busy={action.pending}
        empty={null}
      />
      {administers && whole.length > 1 && (
        <div>
          <Button
            disabled={action.pending}
            onClick={() => adopt(whole.slice(0, mostStraysAtOnce))}
            className="pointer-coarse:min-h-11"
          >
            {t("strayAdoptAll")}
          </Button>
        </div>
      )}
    </SectionCard>
  );
}

function MissingFiles({ page: { missing, missingCount } }: { readonly page: StrayPage }) {
  const t = useTranslations("adminTapes");
  return (
    <SectionCard title={t("missingTitle")}>
      <Notice tone="warn">{t("missingWhy", { count: missingCount })}</Notice>
      <ul className="flex flex-col">
        {missing.map(({ fileId, title, userId }) => (
          <li key={fileId}>
            <PageLink
              href={`/admin/tapes?${new URLSearchParams({ tape: fileId })}`}
              className="inline-flex flex-wrap items-center gap-x-2 underline underline-offset-2 pointer-coarse:min-h-11"
            >
              <bdi>{title || t("untitled")}</bdi>
              <bdi className="text-muted">{userId}</bdi>
            </PageLink>
          </li>
        ))}
      </ul>
    </SectionCard>
  );
}

/** `STREAM/FOLDER`, as it stands below the recordings. */
function folderName({ url }: StrayTape): string {
  return url.split("/").slice(2, 4).join("/");
}
