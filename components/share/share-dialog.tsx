"use client";

import { Share } from "lucide-react";
import { type ReactNode, useSyncExternalStore } from "react";
import { useTranslations } from "use-intl";
import { EmbedSection } from "@/components/embed/embed-section";
import { Button } from "@/components/ui/button";
import { CopyField } from "@/components/ui/copy-field";
import { Modal } from "@/components/ui/modal";
import { isolated } from "@/lib/shared/isolated";
import { QrCode } from "./qr-code";
import { type Withheld, WithheldLink } from "./withheld-link";

export interface Shared {
  /** Of the page, from the root of this site. */
  readonly path: string;
  /** Of the page that other websites show in a frame. */
  readonly embedPath: string;
  readonly title: string;
  /** Userid of who broadcasts or broadcast it. */
  readonly broadcaster: string;
  /** Null or left out where everybody may open it. */
  readonly withheld?: Withheld | null;
}

interface ShareDialogProps extends Shared {
  readonly onClose: () => void;
}

/**
 * The ways to give a page to somebody else; of one that nobody else can open, the way to one's own
 * other devices. Open as long as it is mounted.
 */
export function ShareDialog(props: ShareDialogProps) {
  const { path, embedPath, title, broadcaster, withheld, onClose } = props;
  const t = useTranslations("share");
  const link = location.origin + path;
  return (
    <Modal title={t("title")} closeLabel={t("close")} onClose={onClose} className="w-112">
      {withheld && <WithheldLink withheld={withheld} />}
      <CopyField label={t("link")} value={link} />
      {!withheld && (
        <NativeShare link={link} title={title}>
          {t("withApp")}
        </NativeShare>
      )}
      <div className="flex flex-wrap items-center gap-4">
        <QrCode link={link} label={t("qrCode")} />
        <p className="min-w-40 flex-1 text-muted text-sm">{t("qrHint")}</p>
      </div>
      {!withheld && <EmbedSection {...{ embedPath, title, broadcaster }} />}
    </Modal>
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
      onClick={() =>
        void navigator.share({ url: link, title: isolated(title) }).catch(() => undefined)
      }
    >
      <Share aria-hidden className="size-4" />
      {children}
    </Button>
  );
}
