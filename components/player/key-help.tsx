"use client";

import { useTranslations } from "use-intl";
import { Modal } from "@/components/ui/modal";

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
    <Modal title={t("keysTitle")} closeLabel={t("close")} onClose={onClose} className="w-104">
      <dl className="grid grid-cols-[auto_1fr] items-baseline gap-x-4 gap-y-2">
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
      <label className="flex min-h-11 items-center gap-3 border-line border-t pt-3">
        <input
          type="checkbox"
          checked={characterKeys}
          onChange={(event) => onCharacterKeys(event.currentTarget.checked)}
          className="size-5 accent-accent"
        />
        {t("characterKeys")}
      </label>
      <p className="text-muted text-sm">{t("characterKeysWhy")}</p>
    </Modal>
  );
}
