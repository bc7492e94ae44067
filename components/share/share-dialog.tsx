"use client";

import { Share, X } from "lucide-react";
import { type ReactNode, useId, useLayoutEffect, useRef, useSyncExternalStore } from "react";
import { useTranslations } from "use-intl";
import { EmbedSection } from "@/components/embed/embed-section";
import { Button } from "@/components/ui/button";
import { CopyField } from "@/components/ui/copy-field";
import { QrCode } from "./qr-code";

export interface Shared {
  /** Of the page, from the root of this site. */
  readonly path: string;
  /** Of the page that other websites show in a frame. */
  readonly embedPath: string;
  readonly title: string;
  /** Userid of who broadcasts or broadcast it. */
  readonly broadcaster: string;
}

interface ShareDialogProps extends Shared {
  readonly onClose: () => void;
}

/** The ways to give a page to somebody else. Open as long as it is mounted. */
export function ShareDialog({ path, embedPath, title, broadcaster, onClose }: ShareDialogProps) {
  const t = useTranslations("share");
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  // The browser gives the focus back to what had it when a dialog is closed, not when it vanishes:
  // what a layout effect returns runs before it is taken out.
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  const link = location.origin + path;
  return (
    <dialog
      ref={dialog}
      aria-labelledby={id}
      onClose={({ currentTarget }) => currentTarget.open || onClose()}
      // The backdrop is the dialog itself; what is inside covers all the rest of it.
      onClick={(event) => event.target === event.currentTarget && onClose()}
      // Keys typed here are not the player's.
      onKeyDown={(event) => event.stopPropagation()}
      className="m-auto max-h-[calc(100dvh-2rem)] w-[min(28rem,calc(100vw-2rem))] overflow-y-auto rounded-surface border border-line bg-raised text-text shadow-lift backdrop:bg-black/60"
    >
      <div className="flex flex-col gap-4 p-4">
        <header className="flex items-center justify-between gap-2">
          <h2 id={id} className="text-lg">
            {t("title")}
          </h2>
          <Button variant="ghost" aria-label={t("close")} onClick={onClose} className="-mr-2 px-3">
            <X aria-hidden className="size-5" />
          </Button>
        </header>
        <CopyField label={t("link")} value={link} />
        <NativeShare link={link} title={title}>
          {t("withApp")}
        </NativeShare>
        <div className="flex flex-wrap items-center gap-4">
          <QrCode link={link} label={t("qrCode")} />
          <p className="min-w-40 flex-1 text-muted text-sm">{t("qrHint")}</p>
        </div>
        <EmbedSection {...{ embedPath, title, broadcaster }} />
      </div>
    </dialog>
  );
}

interface NativeShareProps {
  readonly link: string;
  readonly title: string;
  readonly children: ReactNode;
}

/** The system's own sheet, where there is one: phones, and some browsers over https. */
function NativeShare({ link, title, children }: NativeShareProps) {
  const available = useSyncExternalStore(
    () => () => undefined,
    () => "share" in navigator,
    () => false,
  );
  if (!available) return null;
  return (
    <Button
      // Who turns away from the sheet has refused nothing that we would have to tell.
      onClick={() => void navigator.share({ url: link, title }).catch(() => undefined)}
    >
      <Share aria-hidden className="size-4" />
      {children}
    </Button>
  );
}
