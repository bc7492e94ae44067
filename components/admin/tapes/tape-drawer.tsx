"use client";

import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { useRecordingProblem } from "@/components/broadcasts/use-recording-problem";
import { ProblemNotice } from "@/components/session/problem-notice";
import { useMoment } from "@/components/studio/use-moment";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { PageLink } from "@/components/ui/page-link";
import { Spinner } from "@/components/ui/spinner";
import { TimeAgo } from "@/components/ui/time-ago";
import type { AdminTape, AdminTapeDetail } from "@/lib/shared/admin-tapes";
import { formatDuration } from "@/lib/shared/format/duration";
import { Fact, FactList } from "../fact-list";
import { Drawer } from "../kit/drawer";
import { useSize } from "../system/use-size";
import { adminTapeQuery } from "./queries";
import { useTapeMenu } from "./tape-menu";
import { TapeOutcome } from "./tape-outcome";
import { TapeStanding } from "./tape-standing";
import type { TapeActions } from "./use-tape-actions";

/** Few are looked at, and the player is large. */
const TapePlayer = dynamic(() => import("./tape-player").then((it) => it.TapePlayer), {
  ssr: false,
  loading: () => <div className="aspect-video w-full shrink-0 rounded-surface bg-sunken" />,
});

interface TapeDrawerProps {
  readonly fileId: string;
  readonly actions: TapeActions;
  readonly onClose: () => void;
  /** The dialog of an order, over the drawer. */
  readonly children: ReactNode;
}

/** One recording: its picture, how it stands and why, and what can be done about it. */
export function TapeDrawer({ fileId, actions, onClose, children }: TapeDrawerProps) {
  const t = useTranslations("adminTapes");
  const { data, error } = useQuery(adminTapeQuery(fileId));
  const title = data?.tape.title || t("untitled");
  return (
    <Drawer
      title={data ? title : t("drawerTitle")}
      onClose={onClose}
      footer={data ? <DrawerOrders tape={data.tape} actions={actions} /> : undefined}
    >
      {error && <ProblemNotice error={error} />}
      {data === null && <Notice tone="warn">{t("gone")}</Notice>}
      {data === undefined && !error && <Spinner />}
      {data && (
        <>
          {data.hlsUrl || data.mp4Url ? (
            <TapePlayer detail={data} title={title} />
          ) : (
            <p className="text-muted">{t("noPlayer")}</p>
          )}
          <TapeOutcome actions={actions} />
          <TapeFacts detail={data} />
        </>
      )}
      {children}
    </Drawer>
  );
}

function DrawerOrders({ tape, actions }: { tape: AdminTape; actions: TapeActions }) {
  const items = useTapeMenu(actions)(tape);
  return items.map(({ id, label, tone, disabled, onSelect }) => (
    <Button
      key={id}
      variant={tone ?? "secondary"}
      disabled={disabled || actions.order.pending}
      onClick={onSelect}
      className="pointer-coarse:min-h-11"
    >
      {label}
    </Button>
  ));
}

function TapeFacts({ detail }: { readonly detail: AdminTapeDetail }) {
  const t = useTranslations("adminTapes");
  const problemOf = useRecordingProblem();
  const bytes = useSize();
  const { tape, files, recordingProblem, broadcastId } = detail;
  return (
    <>
      <FactList>
        <Fact name={t("state")}>
          <TapeStanding tape={tape} leastSeconds={detail.leastSeconds} />
        </Fact>
        {tape.removedAtMs !== null && (
          <Fact name={t("stateDeleted")}>
            <RemovedAt atMs={tape.removedAtMs} />
          </Fact>
        )}
        <Fact name={t("broadcaster")}>
          <PageLink
            href={`/admin/people?${new URLSearchParams({ q: tape.userId })}`}
            className="underline underline-offset-2"
          >
            <bdi>{tape.nickname || tape.userId}</bdi>
          </PageLink>{" "}
          <bdi className="text-muted">{tape.userId}</bdi>
        </Fact>
        <Fact name={t("started")}>
          <TimeAgo atMs={tape.startedAtMs} />
        </Fact>
        <Fact name={t("ended")}>
          <TimeAgo atMs={tape.endedAtMs} />
        </Fact>
        <Fact name={t("length")}>{formatDuration(tape.durationSeconds)}</Fact>
        <Fact name={t("size")}>{bytes(tape.storedBytes)}</Fact>
        <Fact name={t("views")}>{tape.viewCount}</Fact>
        <Fact name={t("likes")}>{tape.likeCount}</Fact>
        <Fact name={t("fileId")}>
          <code>{tape.fileId}</code>
        </Fact>
        <Fact name={t("stream")}>
          <bdi>{detail.streamName}</bdi>
        </Fact>
        {broadcastId !== "" && (
          <Fact name={t("broadcast")}>
            <code>{broadcastId}</code>
          </Fact>
        )}
        <Fact name={t("files")}>
          {files.map(({ fileId, format, sizeBytes }) => (
            <span key={fileId} className="block">
              {format.toUpperCase()} · {bytes(sizeBytes)}
            </span>
          ))}
          {!detail.filesAreOurs && t("cloudFiles")}
        </Fact>
      </FactList>
      {recordingProblem !== "" && (
        <Notice tone="warn">{t("stopped", { problem: problemOf(recordingProblem) })}</Notice>
      )}
      {detail.trimmed && <p className="text-muted">{t("trimmed")}</p>}
      {(tape.state === "listed" || tape.state === "tooShort") && (
        <PageLink
          href={`/vod/${encodeURIComponent(tape.fileId)}`}
          className="inline-flex items-center self-start underline underline-offset-2 pointer-coarse:min-h-11"
        >
          {t("page")}
        </PageLink>
      )}
    </>
  );
}

function RemovedAt({ atMs }: { readonly atMs: number }) {
  const t = useTranslations("adminTapes");
  const moment = useMoment();
  return <time dateTime={new Date(atMs).toISOString()}>{t("goesOn", { time: moment(atMs) })}</time>;
}
