"use client";

import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";

/** Lines over the picture; more would hide it. */
export const pictureLineCount = 5;

interface PictureLine {
  readonly id: string;
  readonly userId: string;
  readonly nickname: string;
  readonly text: string;
  /** Still on its way. */
  readonly faint?: boolean;
}

interface PictureLinesProps {
  /** The last `pictureLineCount` messages. */
  readonly lines: readonly PictureLine[];
  readonly ownUserId: string;
  /** What the whole is for a screen reader. */
  readonly label: string;
  /** What stands there without messages. */
  readonly empty?: string;
  readonly onOpen: () => void;
  /** Its place over the picture. */
  readonly className: string;
}

/**
 * The last messages over the lower left of the picture, each on a dark ground of its own (white on
 * 70 % black over a white picture: 8:1). A tap opens the whole conversation; for screen readers it
 * is that button alone.
 */
export function PictureLines(props: PictureLinesProps) {
  const { lines, ownUserId, label, empty, onOpen, className } = props;
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      aria-label={label}
      onClick={onOpen}
      className={classNames(
        "pointer-events-auto absolute left-3 flex max-h-1/2 min-h-11 max-w-[85%] flex-col items-start justify-end gap-1 overflow-hidden rounded-control text-left",
        lines.length >= pictureLineCount && "[mask-image:linear-gradient(transparent,black_3rem)]",
        className,
      )}
    >
      {lines.length === 0 && empty && <LineText>{empty}</LineText>}
      {lines.map(({ id, userId, nickname, text, faint }) => (
        <LineText key={id} faint={faint}>
          <bdi
            className={classNames(
              "mr-1.5 font-semibold",
              userId === ownUserId ? "text-amber" : "text-white/80",
            )}
          >
            {nickname}
          </bdi>
          <bdi>{text}</bdi>
        </LineText>
      ))}
    </button>
  );
}

interface LineTextProps {
  readonly faint?: boolean;
  readonly children: ReactNode;
}

function LineText({ faint, children }: LineTextProps) {
  return (
    <span
      className={classNames(
        "line-clamp-2 max-w-full rounded-surface bg-black/70 px-2.5 py-1 text-base text-white [overflow-wrap:anywhere] motion-safe:animate-settle",
        faint && "opacity-70",
      )}
    >
      {children}
    </span>
  );
}
