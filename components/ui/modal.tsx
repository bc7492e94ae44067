"use client";

import { X } from "lucide-react";
import { type ReactNode, useId } from "react";
import { Button } from "./button";
import { classNames } from "./class-names";
import { useModal } from "./use-modal";

interface ModalProps {
  readonly title: string;
  /** What the cross says to a screen reader. */
  readonly closeLabel: string;
  readonly onClose: () => void;
  readonly "aria-describedby"?: string;
  /** For what a slip must not throw away: a press beside the dialog leaves it open. */
  readonly ignoresBeside?: boolean;
  /** Its width. */
  readonly className: string;
  readonly children: ReactNode;
}

/** A dialog with a title and a cross in the middle of the page, open as long as it is mounted. */
export function Modal(props: ModalProps) {
  const { title, closeLabel, onClose, ignoresBeside, className, children } = props;
  const id = useId();
  const box = useModal(onClose, { ignoresBeside });
  return (
    <dialog
      ref={box}
      aria-labelledby={id}
      aria-describedby={props["aria-describedby"]}
      className={classNames(
        "pointer-events-auto m-auto max-h-[calc(100dvh-1rem)] max-w-[calc(100vw-1rem)] cursor-auto overflow-y-auto rounded-surface border border-line bg-raised text-left text-base text-text shadow-lift backdrop:bg-black/60",
        className,
      )}
    >
      <div className="flex flex-col gap-4 p-4">
        <header className="flex items-center justify-between gap-2">
          <h2 id={id} className="text-lg">
            {title}
          </h2>
          <Button
            variant="ghost"
            aria-label={closeLabel}
            onClick={() => box.current?.close()}
            className="-mr-2 px-3 pointer-coarse:min-h-11"
          >
            <X aria-hidden className="size-5" />
          </Button>
        </header>
        {children}
      </div>
    </dialog>
  );
}
