"use client";

import { Eye, EyeOff } from "lucide-react";
import { useEffect, useId, useState } from "react";
import { useTranslations } from "use-intl";
import { ProblemNotice } from "@/components/session/problem-notice";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { inputClass } from "@/components/ui/text-field";
import { KeyCopyButton } from "./key-copy-button";
import type { PushKey } from "./use-push-key";

/** How long a shown key can be seen, in milliseconds. */
const shownMs = 10_000;

interface KeyFieldProps {
  readonly pushKey: PushKey;
  /** Whether there is one that can begin a broadcast. */
  readonly exists: boolean;
}

/** The stream key: copied without being shown, shown for a moment, otherwise not in the page. */
export function KeyField({ pushKey, exists }: KeyFieldProps) {
  const t = useTranslations("studioAddress");
  const id = useId();
  const [shown, setShown] = useState("");
  const [failure, setFailure] = useState<unknown>(null);
  useEffect(() => {
    if (shown === "") return;
    const timer = setTimeout(() => setShown(""), shownMs);
    return () => clearTimeout(timer);
  }, [shown]);
  const toggle = () => {
    setFailure(null);
    if (shown) setShown("");
    else pushKey.get().then(({ streamKey }) => setShown(streamKey), setFailure);
  };
  const Eyes = shown ? EyeOff : Eye;
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="font-semibold text-sm">
        {t("streamKey")}
      </label>
      <div className="flex flex-wrap gap-2">
        <input
          id={id}
          readOnly
          autoComplete="off"
          spellCheck={false}
          value={shown || (exists ? "••••••••••••••••" : "")}
          placeholder={t("noKey")}
          aria-describedby={`${id}-hint`}
          onFocus={(event) => shown && event.currentTarget.select()}
          className={classNames(
            inputClass,
            "w-24 flex-1 border-edge font-mono text-sm placeholder:font-sans",
          )}
          data-stream-key={shown ? "shown" : "hidden"}
        />
        <Button
          onClick={toggle}
          aria-label={shown ? t("hide") : t("show")}
          className="px-3 pointer-coarse:min-h-11 pointer-coarse:min-w-11"
        >
          <Eyes aria-hidden className="size-4" />
        </Button>
        <KeyCopyButton
          pushKey={pushKey}
          part={({ streamKey }) => streamKey}
          label={t("copyKey")}
          className="px-3"
        />
      </div>
      <p id={`${id}-hint`} aria-live="polite" className="text-muted text-sm">
        {shown ? t("shown") : t("secret")}
      </p>
      {failure !== null && (
        <ProblemNotice error={failure} say={(reason) => t("failed", { reason })} />
      )}
    </div>
  );
}
