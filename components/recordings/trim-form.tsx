"use client";

import { type FormEvent, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Player } from "@/components/player/player";
import { Button } from "@/components/ui/button";
import { nearestCuts } from "@/lib/shared/nearest-cuts";
import type { OwnTape } from "@/lib/shared/own-tape";
import { OrderProblem } from "./order-problem";
import { TimeField } from "./time-field";
import { formatTenths } from "./trim-time";
import { TrimTrack } from "./trim-track";
import { isOutdated, type TapeOrders } from "./use-tape-orders";
import { VideoHandle } from "./video-handle";

interface TrimFormProps {
  readonly tape: OwnTape;
  /** In order, at least three. */
  readonly cuts: readonly number[];
  readonly orders: TapeOrders;
  readonly onClose: () => void;
}

/** The picture, the two ends on its time, and the same as fields. */
export function TrimForm({ tape, cuts, orders, onClose }: TrimFormProps) {
  const t = useTranslations("recordings");
  const video = useRef<HTMLVideoElement | null>(null);
  const first = cuts[0] ?? 0;
  const whole = cuts.at(-1) ?? 0;
  const [kept, setKept] = useState({ startSeconds: first, endSeconds: whole });
  const { startSeconds, endSeconds } = kept;
  const isAll = startSeconds === first && endSeconds === whole;
  const { order, error } = orders;
  const isTrimming = orders.isPending && order?.how === "trim";
  // What became of an order about other files than these is said above the form.
  const isOwnProblem = error && order?.how === "trim" && !isOutdated(order, tape);

  /** The nearest possible cut, and the picture that is there. */
  const move = (end: "startSeconds" | "endSeconds", seconds: number) => {
    const next = moved(cuts, kept, end, seconds);
    setKept(next);
    // The last picture that stays, not the first that goes.
    const shown = end === "startSeconds" ? next.startSeconds : Math.max(0, next.endSeconds - 0.1);
    if (video.current) video.current.currentTime = shown;
  };
  const fromPicture = (end: "startSeconds" | "endSeconds") => () => {
    if (video.current) move(end, video.current.currentTime);
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isAll) return;
    orders.give({ how: "trim", revision: tape.revision, ...kept }, { onSuccess: onClose });
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <Player
        live={false}
        title={tape.title}
        hlsUrl={tape.hlsUrl}
        posterUrl={tape.posterUrl}
        // It stands still at its first picture, so that no button lies over what is to be cut.
        startMuted
        overlay={<VideoHandle target={video} />}
        className="aspect-video max-h-[36dvh] w-full overflow-hidden rounded-control bg-black"
      />
      <TrimTrack cuts={cuts} kept={kept} onMove={move} />
      <div className="grid grid-cols-2 gap-4">
        <TimeField
          label={t("trimStart")}
          seconds={startSeconds}
          onSeconds={(seconds) => move("startSeconds", seconds)}
          onFromPicture={fromPicture("startSeconds")}
        />
        <TimeField
          label={t("trimEnd")}
          seconds={endSeconds}
          onSeconds={(seconds) => move("endSeconds", seconds)}
          onFromPicture={fromPicture("endSeconds")}
        />
      </div>
      <div role="status" className="tabular-nums">
        <p className="font-semibold">
          {t("trimKept", {
            kept: formatTenths(endSeconds - startSeconds),
            whole: formatTenths(whole - first),
          })}
        </p>
        <p className="text-muted text-sm">
          {isAll
            ? t("trimNothing")
            : t("trimCutOff", {
                start: formatTenths(startSeconds - first),
                end: formatTenths(whole - endSeconds),
              })}
        </p>
      </div>
      <p className="text-pretty text-muted text-sm">{t("trimUndo")}</p>
      {isOwnProblem && <OrderProblem error={error} />}
      <div className="sticky -bottom-4 -m-4 flex flex-wrap justify-end gap-2 border-line border-t bg-raised p-4">
        <Button onClick={onClose} className="pointer-coarse:min-h-11">
          {t("cancel")}
        </Button>
        <Button
          type="submit"
          variant="primary"
          disabled={isAll || isTrimming}
          className="pointer-coarse:min-h-11"
        >
          {isTrimming ? t("trimming") : t("trimDo")}
        </Button>
      </div>
    </form>
  );
}

interface Kept {
  readonly startSeconds: number;
  readonly endSeconds: number;
}

/** One end at the cut nearest to a time; it stops one cut before the other end. */
function moved(cuts: readonly number[], kept: Kept, end: keyof Kept, seconds: number): Kept {
  if (end === "endSeconds") {
    const { startSeconds } = kept;
    const from = cuts.filter((cut) => cut >= startSeconds);
    return nearestCuts(from, { startSeconds, endSeconds: seconds });
  }
  const { endSeconds } = kept;
  const until = cuts.filter((cut) => cut <= endSeconds);
  const { startSeconds } = nearestCuts(until, { startSeconds: seconds, endSeconds });
  return { startSeconds, endSeconds };
}
