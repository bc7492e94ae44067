"use client";

import { useTranslations } from "use-intl";
import { CopyIcon } from "@/components/ui/copy-icon";
import { useCopy } from "@/components/ui/use-copy";

interface CopyCodeProps {
  readonly label: string;
  readonly code: string;
  /** Whether the label is seen; where the text above says what it is, it is only heard. */
  readonly isTitled?: boolean;
}

/** Commands or values for a machine; the lines wrap, so that nothing has to be scrolled. */
export function CopyCode({ label, code, isTitled = false }: CopyCodeProps) {
  const t = useTranslations("common");
  const { copied, copy } = useCopy(code);
  return (
    <figure aria-label={label} className="flex flex-col gap-1">
      {isTitled && <figcaption className="font-semibold text-sm">{label}</figcaption>}
      <div className="relative">
        <pre className="whitespace-pre-wrap rounded-control border border-line bg-sunken py-2.5 pr-12 pl-3 font-mono text-sm [overflow-wrap:anywhere]">
          {code}
        </pre>
        <button
          type="button"
          onClick={copy}
          aria-label={t("copyOf", { label })}
          className="absolute top-1 right-1 inline-flex size-8 items-center justify-center rounded-control text-muted hover:bg-raised hover:text-text"
        >
          <CopyIcon copied={copied} />
        </button>
      </div>
      <span aria-live="polite" className="sr-only">
        {copied ? t("copied") : ""}
      </span>
    </figure>
  );
}
