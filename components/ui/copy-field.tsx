"use client";

import { Eye, EyeOff } from "lucide-react";
import { type ComponentProps, useId, useState } from "react";
import { useTranslations } from "use-intl";
import { buttonClass } from "./button";
import { classNames } from "./class-names";
import { CopyIcon } from "./copy-icon";
import { inputClass } from "./text-field";
import { useCopy } from "./use-copy";

interface CopyFieldProps extends Omit<ComponentProps<"input">, "id" | "value" | "type"> {
  readonly label: string;
  readonly value: string;
  /** Hidden until the reader asks to see it; copying works all the same. */
  readonly secret?: boolean;
}

/** A value to be pasted elsewhere, with its copy button. */
export function CopyField({ label, value, secret = false, ...input }: CopyFieldProps) {
  const t = useTranslations("common");
  const id = useId();
  const [hidden, setHidden] = useState(secret);
  const { copied, copy } = useCopy(value);
  const Eyes = hidden ? Eye : EyeOff;
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="font-semibold text-sm">
        {label}
      </label>
      <div className="flex gap-2">
        <input
          id={id}
          readOnly
          type={hidden ? "password" : "text"}
          autoComplete="off"
          spellCheck={false}
          value={value}
          onFocus={(event) => event.currentTarget.select()}
          className={classNames(inputClass, "border-edge font-mono text-sm")}
          {...input}
        />
        {secret && (
          <button
            type="button"
            onClick={() => setHidden(!hidden)}
            aria-label={hidden ? t("showOf", { label }) : t("hideOf", { label })}
            className={buttonClass("secondary", "px-3")}
          >
            <Eyes aria-hidden className="size-4" />
          </button>
        )}
        <button
          type="button"
          onClick={copy}
          aria-label={t("copyOf", { label })}
          className={buttonClass("secondary", "shrink-0 px-3")}
        >
          <CopyIcon copied={copied} />
          <span aria-live="polite" className="max-sm:sr-only">
            {copied ? t("copied") : t("copy")}
          </span>
        </button>
      </div>
    </div>
  );
}
