"use client";

import { type ReactNode, useId, useState } from "react";
import { useTranslations } from "use-intl";
import { useProblemText } from "@/components/data/use-problem-text";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Spinner } from "@/components/ui/spinner";
import { surfaceClass } from "@/components/ui/surface-class";
import { TextField } from "@/components/ui/text-field";
import { useModal } from "@/components/ui/use-modal";
import { isTyped } from "./is-typed";

export interface ConfirmDialogProps {
  readonly title: string;
  readonly text: ReactNode;
  readonly confirmLabel: string;
  /** For what cannot simply be taken back. */
  readonly tone?: "danger";
  /** A word that has to be typed first, such as the name of what goes for good. */
  readonly typed?: string;
  /** More fields; Enter in them confirms. */
  readonly children?: ReactNode;
  readonly pending?: boolean;
  /** Why it did not succeed; the dialog stays open, so that it can be tried again. */
  readonly error?: unknown;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** Asks before something is done; open as long as it is mounted. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, text, confirmLabel, tone, typed, children, pending = false, error } = props;
  const t = useTranslations("adminKit");
  const problemText = useProblemText();
  const id = useId();
  const [word, setWord] = useState("");
  const dialog = useModal(props.onCancel, { ignoresBeside: true });
  const allowed = !pending && isTyped(word, typed);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
      className={surfaceClass(
        "m-auto max-h-[calc(100dvh-1rem)] w-[min(30rem,calc(100vw-2rem))] overflow-y-auto whitespace-normal text-left text-base text-text backdrop:bg-black/50",
      )}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (allowed) props.onConfirm();
        }}
        className="flex flex-col gap-4 p-5"
      >
        <div>
          <h2 id={`${id}-title`} className="text-lg [overflow-wrap:anywhere]">
            {title}
          </h2>
          <div id={`${id}-text`} className="mt-1 text-muted [overflow-wrap:anywhere]">
            {text}
          </div>
        </div>
        {children}
        {typed !== undefined && (
          <TextField
            label={t("typeToConfirm", { word: typed })}
            value={word}
            onChange={(event) => setWord(event.target.value)}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
          />
        )}
        {error ? (
          <Notice tone="bad">{t("actionFailed", { reason: problemText(error) })}</Notice>
        ) : null}
        <div className="flex flex-wrap items-center justify-end gap-2">
          <span role="status" className="mr-auto flex items-center gap-2 text-muted">
            {pending && (
              <>
                <Spinner />
                {t("working")}
              </>
            )}
          </span>
          <Button onClick={() => dialog.current?.close()} className="pointer-coarse:min-h-11">
            {t("cancel")}
          </Button>
          <Button
            type="submit"
            variant={tone ?? "primary"}
            disabled={!allowed}
            className="pointer-coarse:min-h-11"
          >
            {confirmLabel}
          </Button>
        </div>
      </form>
    </dialog>
  );
}
