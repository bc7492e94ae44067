"use client";

import { Undo2 } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { Cover } from "@/components/cover/cover";
import { TapeDate } from "@/components/replay/tape-date";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { Notice } from "@/components/ui/notice";
import { PageLink } from "@/components/ui/page-link";
import { surfaceClass } from "@/components/ui/surface-class";
import { formatDuration } from "@/lib/shared/format/duration";
import type { OwnTape } from "@/lib/shared/own-tape";
import { OrderProblem } from "./order-problem";
import { RenameForm } from "./rename-form";
import { TapeMenuButton } from "./tape-menu-button";
import { TapeState } from "./tape-state";
import { isOutdated, type TapeOrders, useTapeOrders } from "./use-tape-orders";

/** Few trim, and the player is large. */
const TrimDialog = dynamic(() => import("./trim-dialog").then((it) => it.TrimDialog), {
  ssr: false,
});

interface TapeRowProps {
  readonly tape: OwnTape;
  /** Whose it is, for the drawn cover. */
  readonly userId: string;
}

const bytesPerMegabyte = 1_000_000;

/** One own recording: what it is, how it stands, and everything its owner can do with it. */
export function TapeRow({ tape, userId }: TapeRowProps) {
  const t = useTranslations("recordings");
  const orders = useTapeOrders(tape);
  const [doing, setDoing] = useState<"nothing" | "rename" | "trim">("nothing");
  const isDeleted = tape.deletedUntilMs !== null;
  const done = () => setDoing("nothing");
  return (
    <article className={surfaceClass("flex flex-col gap-3 p-3 sm:p-4")}>
      <div className="flex flex-wrap gap-3 sm:gap-4">
        <TapePicture tape={tape} userId={userId} />
        <div className="flex min-w-0 flex-1 basis-32 flex-col gap-1">
          <div className="flex items-start gap-1">
            <div className="min-w-0 flex-1">
              <TapeTitle tape={tape} />
              <TapeFacts tape={tape} />
            </div>
            {isDeleted && tape.deletedBy === "owner" && (
              <Button
                disabled={orders.isPending}
                onClick={() => orders.give({ how: "restore" })}
                className="shrink-0 pointer-coarse:min-h-11"
              >
                <Undo2 aria-hidden className="size-4" />
                {t("restore")}
              </Button>
            )}
            {!isDeleted && (
              <div className="-mt-1.5 -mr-1.5 shrink-0">
                <TapeMenuButton
                  tape={tape}
                  orders={orders}
                  onRename={() => setDoing("rename")}
                  onTrim={() => setDoing("trim")}
                />
              </div>
            )}
          </div>
          <TapeState tape={tape} />
        </div>
      </div>
      {doing === "rename" && (
        <RenameForm
          title={tape.title}
          isPending={orders.isPending}
          onRename={(title) => orders.give({ how: "rename", title }, { onSuccess: done })}
          onCancel={done}
        />
      )}
      {doing !== "trim" && <Outcome tape={tape} orders={orders} />}
      {doing === "trim" && <TrimDialog tape={tape} orders={orders} onClose={done} />}
    </article>
  );
}

function TapePicture({ tape, userId }: TapeRowProps) {
  const t = useTranslations("recordings");
  const time = formatDuration(tape.durationSeconds);
  return (
    <div className="relative w-32 max-w-full shrink-0 self-start overflow-hidden rounded-control border border-line sm:w-44">
      <Cover
        userId={userId}
        name={tape.title}
        coverUrl={tape.coverUrl}
        posterUrl={tape.posterUrl}
        className={classNames(
          "aspect-video",
          (tape.hidden || tape.withheldReason !== null || tape.deletedUntilMs !== null) &&
            "opacity-60",
        )}
      />
      <span className="absolute right-1.5 bottom-1.5 rounded-control bg-black/70 px-1.5 text-sm text-white tabular-nums">
        <span className="sr-only">{t("length", { time })}</span>
        <span aria-hidden>{time}</span>
      </span>
    </div>
  );
}

function TapeTitle({ tape }: { readonly tape: OwnTape }) {
  const t = useTranslations("recordings");
  const title = <bdi>{tape.title || t("untitled")}</bdi>;
  return (
    <h2 className="line-clamp-2 text-base [overflow-wrap:anywhere]">
      {tape.deletedUntilMs === null ? (
        <PageLink
          href={`/vod/${encodeURIComponent(tape.fileId)}`}
          className="underline-offset-2 hover:underline"
        >
          {title}
        </PageLink>
      ) : (
        title
      )}
    </h2>
  );
}

function TapeFacts({ tape }: { readonly tape: OwnTape }) {
  const t = useTranslations("recordings");
  const format = useFormatter();
  const size = format.number(tape.sizeBytes / bytesPerMegabyte, { maximumFractionDigits: 1 });
  return (
    <p className="flex flex-wrap gap-x-3 text-muted text-sm tabular-nums">
      <TapeDate atMs={tape.startedAtMs} />
      <span>{t("views", { count: tape.viewCount })}</span>
      <span>{t("likes", { count: tape.likeCount })}</span>
      <span>{t("megabytes", { size })}</span>
    </p>
  );
}

const said = {
  rename: "saidRenamed",
  delete: "saidDeleted",
  restore: "saidRestored",
  trim: "saidTrimmed",
  untrim: "saidUntrimmed",
} as const;

/** What became of the last order; a deletion is undone in the row itself. */
function Outcome({ tape, orders }: { readonly tape: OwnTape; readonly orders: TapeOrders }) {
  const t = useTranslations("recordings");
  const { order, isDone, error } = orders;
  if (error && isOutdated(order, tape)) return <Notice tone="warn">{t("failedChanged")}</Notice>;
  if (error) return <OrderProblem error={error} />;
  if (!isDone || !order) return null;
  const text = order.how === "hide" ? (order.hidden ? "saidHidden" : "saidShown") : said[order.how];
  return <Notice tone="ok">{t(text)}</Notice>;
}
