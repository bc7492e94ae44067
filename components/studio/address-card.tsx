"use client";

import { KeyRound, QrCode } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { CopyField } from "@/components/ui/copy-field";
import { Notice } from "@/components/ui/notice";
import { surfaceClass } from "@/components/ui/surface-class";
import type { StudioKey } from "@/lib/shared/studio";
import { AddressFold } from "./address-fold";
import { AddressObs } from "./address-obs";
import { AddressOthers } from "./address-others";
import { KeyCopyButton } from "./key-copy-button";
import { KeyField } from "./key-field";
import { KeyRefusals } from "./key-refusals";
import { KeyTimes } from "./key-times";
import type { ShownRefusal } from "./open-refusals";
import { useKeyChange } from "./use-key-change";
import { usePushKey } from "./use-push-key";

/** Dialogs draw more than the page needs: nobody loads them with it. */
const KeyChangeDialog = dynamic(
  () => import("./key-change-dialog").then((it) => it.KeyChangeDialog),
  { ssr: false },
);
const KeyQrDialog = dynamic(() => import("./key-qr-dialog").then((it) => it.KeyQrDialog), {
  ssr: false,
});

interface AddressCardProps {
  readonly userId: string;
  readonly studioKey: StudioKey;
  /** Server time of what it is told, Unix ms. */
  readonly nowMs: number;
  readonly refused: readonly ShownRefusal[];
  /** Whether copying it is what comes next; a screen has one button that stands out. */
  readonly isNext: boolean;
}

/**
 * Where the broadcaster's program sends its picture. Nothing secret is in the page before it is
 * asked for; the first copy makes an address where there is none.
 */
export function AddressCard(props: AddressCardProps) {
  const { userId, studioKey, nowMs, refused, isNext } = props;
  const t = useTranslations("studioAddress");
  const pushKey = usePushKey(userId, studioKey);
  const [dialog, setDialog] = useState<"change" | "changeLeaked" | "phone" | null>(null);
  const close = () => setDialog(null);
  const { server, forms, expiresAtMs, lastUsed } = studioKey;
  const { change, note } = useKeyChange(userId, lastUsed);
  return (
    <section
      aria-label={t("title")}
      className={surfaceClass(
        "flex min-w-0 flex-col gap-4 p-4 max-sm:[&_button]:whitespace-normal",
      )}
    >
      <div className="in-[details]:sr-only">
        <h2 className="text-lg">{t("title")}</h2>
        <p className="text-muted text-sm">{t("intro")}</p>
      </div>
      <KeyRefusals
        refused={refused}
        lastUsed={lastUsed}
        nowMs={nowMs}
        onChangeKey={() => setDialog("changeLeaked")}
      />
      {change && <Notice tone={change === "changedStillOn" ? "bad" : "ok"}>{t(change)}</Notice>}
      <ServerField server={server} pushKey={pushKey} />
      <KeyField pushKey={pushKey} exists={expiresAtMs !== null} />
      <div className="flex flex-wrap gap-2">
        <KeyCopyButton
          pushKey={pushKey}
          part={({ url }) => url}
          label={t("copyAll")}
          variant={isNext ? "primary" : "secondary"}
          className="min-w-0 shrink! basis-full whitespace-normal!"
        >
          {t("copyAll")}
        </KeyCopyButton>
        <p className="text-pretty text-muted text-sm">{t("copyAllHint")}</p>
      </div>
      <KeyTimes pushKey={pushKey} studioKey={studioKey} nowMs={nowMs} />
      <div className="flex flex-wrap gap-2">
        <Button
          aria-haspopup="dialog"
          onClick={() => setDialog("phone")}
          className="pointer-coarse:min-h-11"
        >
          <QrCode aria-hidden className="size-4" />
          {t("phone")}
        </Button>
        {server !== "" && (
          <Button
            aria-haspopup="dialog"
            onClick={() => setDialog("change")}
            className="pointer-coarse:min-h-11"
          >
            <KeyRound aria-hidden className="size-4" />
            {t("change")}
          </Button>
        )}
      </div>
      <div className="-mb-3 flex flex-col border-line border-t">
        <AddressFold title={t("obsTitle")}>
          <AddressObs pushKey={pushKey} />
        </AddressFold>
        <AddressFold title={t("othersTitle")}>
          <AddressOthers pushKey={pushKey} server={server} forms={forms} />
        </AddressFold>
      </div>
      {dialog === "phone" && <KeyQrDialog pushKey={pushKey} onClose={close} />}
      {(dialog === "change" || dialog === "changeLeaked") && (
        <KeyChangeDialog
          pushKey={pushKey}
          leaked={dialog === "changeLeaked"}
          onClose={close}
          onDone={(done) => {
            note(done, nowMs);
            close();
          }}
        />
      )}
    </section>
  );
}

interface ServerFieldProps {
  readonly server: string;
  readonly pushKey: ReturnType<typeof usePushKey>;
}

/** Not secret; before there is an address, copying makes one. */
function ServerField({ server, pushKey }: ServerFieldProps) {
  const t = useTranslations("studioAddress");
  if (server) return <CopyField label={t("server")} value={server} data-stream-server />;
  return (
    <div className="flex flex-wrap items-center justify-between gap-2">
      <span className="font-semibold text-sm">{t("server")}</span>
      <KeyCopyButton
        pushKey={pushKey}
        part={(address) => address.server}
        label={t("copyServer")}
        className="px-3"
      />
    </div>
  );
}
