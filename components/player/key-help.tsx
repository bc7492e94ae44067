"use client";

import { X } from "lucide-react";
import { useEffect, useId, useRef } from "react";
import { useTranslations } from "use-intl";

interface KeyHelpProps {
  readonly live: boolean;
  /** Whether letters and signs are shortcuts. */
  readonly characterKeys: boolean;
  readonly onCharacterKeys: (on: boolean) => void;
  readonly hasDanmaku: boolean;
  readonly hasChat: boolean;
  readonly onClose: () => void;
}

/** The player's keys, and the switch that frees the letters for other uses. */
export function KeyHelp(props: KeyHelpProps) {
  const { live, characterKeys, onCharacterKeys, hasDanmaku, hasChat, onClose } = props;
  const t = useTranslations("player");
  const titleId = useId();
  const dialogRef = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = dialogRef.current;
    // Modal dialogs give the focus back to where it was.
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  const rows: readonly (readonly [readonly string[], string] | false)[] = [
    [[t("keySpace"), "K"], t("keyPlay")],
    [["M"], t("keyMute")],
    [["↑", "↓"], t("keyVolume")],
    [["←", "→"], live ? t("keySeekLive") : t("keySeek")],
    [["F"], t("fullscreen")],
    [["C"], t("captions")],
    hasDanmaku && [["D"], t("keyDanmaku")],
    hasChat && [["/"], t("keyChat")],
    [["?"], t("keyHelp")],
    [["Esc"], t("keyLeave")],
  ];
  return (
    <dialog
      ref={dialogRef}
      aria-labelledby={titleId}
      onClose={onClose}
      className="m-auto w-[min(26rem,calc(100vw-2rem))] rounded-surface border border-line bg-raised p-5 text-text shadow-lift backdrop:bg-black/60"
    >
      <div className="flex items-center justify-between gap-4">
        <h2 id={titleId} className="text-lg">
          {t("keysTitle")}
        </h2>
        <button
          type="button"
          aria-label={t("close")}
          onClick={() => dialogRef.current?.close()}
          className="grid size-10 place-items-center rounded-control hover:bg-sunken any-pointer-coarse:size-11"
        >
          <X aria-hidden className="size-5" />
        </button>
      </div>
      <dl className="mt-3 grid grid-cols-[auto_1fr] items-baseline gap-x-4 gap-y-2">
        {rows.map(
          (row) =>
            row && (
              <div key={row[1]} className="col-span-2 grid grid-cols-subgrid">
                <dt className="flex items-start gap-1">
                  {row[0].map((key) => (
                    <kbd
                      key={key}
                      className="min-w-7 rounded-control border border-edge bg-sunken px-1.5 text-center font-sans text-sm"
                    >
                      {key}
                    </kbd>
                  ))}
                </dt>
                <dd>{row[1]}</dd>
              </div>
            ),
        )}
      </dl>
      <label className="mt-4 flex min-h-11 items-center gap-3 border-line border-t pt-3">
        <input
          type="checkbox"
          checked={characterKeys}
          onChange={(event) => onCharacterKeys(event.currentTarget.checked)}
          className="size-5 accent-accent"
        />
        {t("characterKeys")}
      </label>
      <p className="text-muted text-sm">{t("characterKeysWhy")}</p>
    </dialog>
  );
}
