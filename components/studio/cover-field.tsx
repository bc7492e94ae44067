"use client";

import { CircleAlert, ImagePlus, Trash2 } from "lucide-react";
import { type ChangeEvent, useEffect, useId, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { useProblemText } from "@/components/data/use-problem-text";
import { Button, buttonClass } from "@/components/ui/button";
import { pictureEndings } from "@/lib/shared/picture-kind";
import { useCoverUpload } from "./use-cover-upload";

interface CoverFieldProps {
  /** Empty when there is no cover. */
  readonly url: string;
  readonly maxBytes: number;
  readonly onChange: (url: string) => void;
  readonly onUploading: (uploading: boolean) => void;
}

const bytesPerMegabyte = 1024 * 1024;
const accepted = Object.keys(pictureEndings).join(",");

/** The cover of the broadcast: chosen, uploaded at once, shown, and taken away again. */
export function CoverField({ url, maxBytes, onChange, onUploading }: CoverFieldProps) {
  const t = useTranslations("studio");
  const problemText = useProblemText();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const { progress, problem, start, cancel } = useCoverUpload(maxBytes);
  const [news, setNews] = useState<"coverReady" | "coverRemoved" | null>(null);
  const megabytes = Math.max(0.1, Math.floor((maxBytes / bytesPerMegabyte) * 10) / 10);

  const uploading = progress !== null;
  useEffect(() => onUploading(uploading), [uploading, onUploading]);

  const choose = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.currentTarget.files?.[0];
    // The same file may be chosen again.
    event.currentTarget.value = "";
    if (!file) return;
    setNews(null);
    const uploaded = await start(file);
    if (uploaded === null) return;
    onChange(uploaded);
    setNews("coverReady");
  };
  const remove = () => {
    onChange("");
    setNews("coverRemoved");
    // The button goes; who used it by keyboard goes on from here.
    input.current?.focus();
  };

  return (
    <fieldset className="flex min-w-0 flex-col gap-2" data-cover-field>
      <legend className="mb-1 font-semibold text-sm">{t("cover")}</legend>
      <div className="flex flex-wrap items-center gap-3">
        {url ? (
          <img
            src={url}
            alt={t("coverPreview")}
            className="aspect-video w-32 shrink-0 rounded-control border border-line bg-black object-cover"
          />
        ) : (
          <span
            aria-hidden
            className="grid aspect-video w-32 shrink-0 place-items-center rounded-control border border-line border-dashed bg-sunken text-muted"
          >
            <ImagePlus className="size-5" />
          </span>
        )}
        <div className="flex flex-wrap gap-2">
          <label
            className={buttonClass(
              "secondary",
              "relative cursor-pointer has-focus-visible:outline-2 has-focus-visible:outline-accent-text has-focus-visible:outline-offset-2",
            )}
          >
            {url ? t("coverChange") : t("coverChoose")}
            <input
              ref={input}
              type="file"
              accept={accepted}
              onChange={choose}
              aria-describedby={problem ? `${id}-problem` : `${id}-hint`}
              className="absolute inset-0 cursor-pointer opacity-0"
            />
          </label>
          {uploading && <Button onClick={cancel}>{t("coverCancel")}</Button>}
          {url && !uploading && (
            <Button variant="ghost" onClick={remove} aria-label={t("coverRemove")}>
              <Trash2 aria-hidden className="size-4" />
            </Button>
          )}
        </div>
      </div>
      {uploading && (
        <progress
          value={progress}
          aria-label={t("coverUploading", { percent: Math.round(progress * 100) })}
          className="h-2 w-full accent-accent"
        />
      )}
      <p role="status" className="text-muted text-sm empty:hidden">
        {progress !== null
          ? t("coverUploading", { percent: Math.floor(progress * 10) * 10 })
          : news && t(news)}
      </p>
      {problem ? (
        <p id={`${id}-problem`} role="alert" className="flex gap-1.5 font-medium text-bad text-sm">
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          {t(problem.key, {
            megabytes,
            minutes: problem.minutes,
            reason: problemText(problem.error),
          })}
        </p>
      ) : (
        <p id={`${id}-hint`} className="text-muted text-sm">
          {t("coverHint", { megabytes })}
        </p>
      )}
    </fieldset>
  );
}
