"use client";

import { useEffect, useEffectEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { ProblemNotice } from "@/components/session/problem-notice";
import { QrCode } from "@/components/share/qr-code";
import { Modal } from "@/components/ui/modal";
import { Notice } from "@/components/ui/notice";
import { Spinner } from "@/components/ui/spinner";
import type { PushKey } from "./use-push-key";

interface KeyQrDialogProps {
  readonly pushKey: PushKey;
  readonly onClose: () => void;
}

/** The whole push address for a phone's camera, as long as the dialog is open. */
export function KeyQrDialog({ pushKey, onClose }: KeyQrDialogProps) {
  const t = useTranslations("studioAddress");
  const [url, setUrl] = useState("");
  const [failure, setFailure] = useState<unknown>(null);
  const load = useEffectEvent(() => {
    pushKey.get().then((address) => setUrl(address.url), setFailure);
  });
  useEffect(() => load(), []);
  return (
    <Modal title={t("phoneTitle")} closeLabel={t("close")} onClose={onClose} className="w-96">
      <p className="text-pretty">{t("phoneText")}</p>
      <div className="grid min-h-40 place-items-center">
        {url ? (
          <QrCode link={url} label={t("phoneCode")} className="size-64 max-w-full" />
        ) : failure === null ? (
          <Spinner />
        ) : (
          <ProblemNotice error={failure} say={(reason) => t("failed", { reason })} />
        )}
      </div>
      <Notice tone="warn">{t("phoneSecret")}</Notice>
    </Modal>
  );
}
