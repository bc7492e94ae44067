"use client";

import { Download } from "lucide-react";
import { useId, useState, useTransition } from "react";
import { useTranslations } from "use-intl";
import { requestObsProfile } from "@/components/data/client";
import { ProblemNotice } from "@/components/session/problem-notice";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { Notice } from "@/components/ui/notice";
import { inputClass } from "@/components/ui/text-field";
import { recommendedSettings, usualHeight } from "@/lib/shared/recommended-settings";
import { AddressSettings } from "./address-settings";
import type { PushKey } from "./use-push-key";

/** The shortest way to good settings: a profile to import; then what is in it, by hand. */
export function AddressObs({ pushKey }: { readonly pushKey: PushKey }) {
  const t = useTranslations("studioAddress");
  const id = useId();
  const [height, setHeight] = useState(usualHeight);
  const [pending, startTransition] = useTransition();
  const [saved, setSaved] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const download = () =>
    startTransition(async () => {
      setFailure(null);
      try {
        save(await requestObsProfile(pushKey.userId, height), `mini-lvb-${height}p.zip`);
        setSaved(true);
        pushKey.refresh();
      } catch (error) {
        setFailure(error);
      }
    });
  return (
    <div className="flex flex-col gap-3">
      <p className="text-pretty text-sm">{t("profileText")}</p>
      <div className="flex flex-wrap items-end gap-2">
        <div className="flex flex-col gap-1">
          <label htmlFor={id} className="font-semibold text-sm">
            {t("profileSize")}
          </label>
          <select
            id={id}
            value={height}
            onChange={(event) => setHeight(Number(event.currentTarget.value))}
            className={classNames(inputClass, "border-edge pointer-coarse:min-h-11")}
          >
            {recommendedSettings.map((one) => (
              <option key={one.height} value={one.height}>
                {one.height}p
              </option>
            ))}
          </select>
        </div>
        <Button
          disabled={pending}
          onClick={download}
          className="[overflow-wrap:anywhere] pointer-coarse:min-h-11"
        >
          <Download aria-hidden className="size-4" />
          {t("profileDownload")}
        </Button>
      </div>
      <p className="text-muted text-sm">{t("profileSecret")}</p>
      {saved && failure === null && <Notice tone="ok">{t("profileDone")}</Notice>}
      {failure !== null && (
        <ProblemNotice error={failure} say={(reason) => t("failed", { reason })} />
      )}
      <AddressSettings />
    </div>
  );
}

/** Gives a file to the browser's downloads. */
function save(file: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // The download has its own hold on the file once it has begun.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
