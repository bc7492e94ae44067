"use client";

import { Trash2 } from "lucide-react";
import { type ChangeEvent, lazy, Suspense, useId, useRef } from "react";
import { useTranslations } from "use-intl";
import type { CropShape } from "@/components/crop/crop-shape";
import { Button, buttonClass } from "@/components/ui/button";
import { pictureEndings } from "@/lib/shared/picture-kind";
import { PictureProblem } from "./picture-problem";
import type { PictureChange } from "./use-picture-change";

interface PictureControlsProps {
  readonly shape: CropShape;
  /** Whether there is a picture that could be removed. */
  readonly isSet: boolean;
  readonly hintId: string;
  readonly change: PictureChange;
}

/** Loaded when somebody chooses a picture: nobody else needs the cropper. */
const CropDialog = lazy(() =>
  import("@/components/crop/crop-dialog").then(({ CropDialog: dialog }) => ({ default: dialog })),
);
const accepted = Object.keys(pictureEndings).join(",");

/** Changes and removes one picture of the profile, and says how that goes. */
export function PictureControls({ shape, isSet, hintId, change }: PictureControlsProps) {
  const t = useTranslations("account");
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const { name } = shape;
  const { opened, progress, error, news, retry } = change;
  const isBusy = progress !== null;
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.currentTarget.files?.[0];
    // The same file may be chosen again.
    event.currentTarget.value = "";
    if (file) void change.choose(file);
  };
  // Buttons that go; who used them by keyboard goes on from here.
  const andStay = (work: () => void) => () => {
    work();
    input.current?.focus();
  };
  return (
    <fieldset data-picture={name} className="flex min-w-0 flex-1 basis-64 flex-col gap-2">
      <legend className="mb-1 font-semibold text-sm">{t(name)}</legend>
      <div className="flex flex-wrap gap-2">
        <label
          className={buttonClass(
            "secondary",
            "relative cursor-pointer whitespace-normal! has-focus-visible:outline-2 has-focus-visible:outline-accent-text has-focus-visible:outline-offset-2",
          )}
        >
          {t(`${name}Change`)}
          <input
            ref={input}
            type="file"
            accept={accepted}
            onChange={choose}
            aria-describedby={error ? `${id}-problem` : hintId}
            className="absolute inset-0 cursor-pointer opacity-0"
          />
        </label>
        {isBusy && <Button onClick={andStay(change.cancel)}>{t("pictureCancel")}</Button>}
        {isSet && !isBusy && (
          <Button
            variant="ghost"
            onClick={andStay(() => void change.remove())}
            aria-label={t(`${name}Remove`)}
          >
            <Trash2 aria-hidden className="size-4" />
          </Button>
        )}
      </div>
      {isBusy && (
        <progress
          value={progress}
          aria-label={t(`${name}Uploading`, { percent: Math.round(progress * 100) })}
          className="h-2 w-full accent-accent"
        />
      )}
      <p role="status" className="text-muted text-sm empty:hidden">
        {isBusy
          ? t(`${name}Uploading`, { percent: Math.floor(progress * 10) * 10 })
          : news && t(news === "saved" ? `${name}Saved` : `${name}Removed`)}
      </p>
      {error != null && <PictureProblem id={`${id}-problem`} error={error} />}
      {retry && (
        <Button onClick={andStay(retry)} className="self-start">
          {t("pictureRetry")}
        </Button>
      )}
      {opened && (
        <Suspense>
          <CropDialog
            image={opened.image}
            shape={shape}
            onCrop={(area) => void change.crop(area)}
            onClose={change.closeCrop}
          />
        </Suspense>
      )}
    </fieldset>
  );
}
