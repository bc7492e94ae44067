"use client";

import { useTranslations } from "use-intl";
import { CopyIcon } from "@/components/ui/copy-icon";
import { useCopy } from "@/components/ui/use-copy";
import { ScrollRegion } from "./scroll-region";

interface CodeBlockProps {
  readonly label: string;
  readonly code: string;
  /** Keeps its lines whole and scrolls inside; else they wrap and nothing has to be scrolled. */
  readonly scrolls?: boolean;
}

/** Text for a machine, with its copy button. */
export function CodeBlock({ label, code, scrolls = false }: CodeBlockProps) {
  const t = useTranslations("common");
  const { copied, copy } = useCopy(code);
  return (
    <div>
      <div className="flex items-center justify-between gap-2">
        <h4 className="font-semibold text-muted text-sm">{label}</h4>
        <button
          type="button"
          onClick={copy}
          aria-label={t("copyOf", { label })}
          className="inline-flex min-h-8 items-center gap-1.5 rounded-control px-2 text-muted text-sm hover:bg-sunken hover:text-text"
        >
          <CopyIcon copied={copied} />
          <span aria-live="polite" className={copied ? undefined : "sr-only"}>
            {copied ? t("copied") : ""}
          </span>
        </button>
      </div>
      {scrolls ? (
        <ScrollRegion label={label} text={code} />
      ) : (
        <pre className="whitespace-pre-wrap rounded-control border border-line bg-sunken px-3 py-2 font-mono text-sm [overflow-wrap:anywhere]">
          {code}
        </pre>
      )}
    </div>
  );
}
