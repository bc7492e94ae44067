"use client";

import { useTranslations } from "use-intl";
import type { PushAddress, PushForm } from "@/lib/shared/models";
import { KeyCopyButton } from "./key-copy-button";
import type { PushKey } from "./use-push-key";

interface AddressOthersProps {
  readonly pushKey: PushKey;
  readonly server: string;
  /** Protocols beside RTMP that the source takes. */
  readonly forms: readonly PushForm[];
}

const names = {
  srt: "formSrt",
  rtmpOverSrt: "formRtmpOverSrt",
  webrtc: "formWebrtc",
} as const satisfies Record<PushForm, string>;

const testCommand = (target: string) =>
  `ffmpeg -re -f lavfi -i testsrc2=size=1280x720:rate=30 -f lavfi -i sine=frequency=440 -c:v libx264 -preset veryfast -tune zerolatency -profile:v main -pix_fmt yuv420p -b:v 2500k -g 30 -c:a aac -b:a 160k -f flv '${target}'`;

/** The same address by other protocols, and a command that tries it without any camera. */
export function AddressOthers({ pushKey, server, forms }: AddressOthersProps) {
  const t = useTranslations("studioAddress");
  return (
    <div className="flex flex-col gap-3">
      {forms.map((form) => (
        <div key={form} className="flex flex-wrap items-center justify-between gap-2">
          <span className="font-semibold text-sm">{t(names[form])}</span>
          <KeyCopyButton
            pushKey={pushKey}
            part={(address) => urlOf(address, form)}
            label={t("formCopy", { form: t(names[form]) })}
            className="px-3"
          />
        </div>
      ))}
      <h3 className="font-semibold text-sm">{t("test")}</h3>
      <pre className="whitespace-pre-wrap rounded-control border border-line bg-sunken px-3 py-2.5 font-mono text-sm [overflow-wrap:anywhere]">
        {testCommand(`${server || "rtmp://…"}/STREAM_KEY`)}
      </pre>
      <div className="flex flex-wrap">
        <KeyCopyButton
          pushKey={pushKey}
          part={({ url }) => testCommand(url)}
          label={t("testCopy")}
          className="min-w-0 shrink! whitespace-normal!"
        >
          {t("testCopy")}
        </KeyCopyButton>
      </div>
      <p className="text-muted text-sm">{t("testText")}</p>
    </div>
  );
}

const urlOf = ({ others }: PushAddress, form: PushForm) =>
  others.find((one) => one.form === form)?.url ?? "";
