"use client";

import { useTranslations } from "use-intl";
import { ProblemNotice } from "@/components/session/problem-notice";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { CopyIcon } from "@/components/ui/copy-icon";
import { Notice } from "@/components/ui/notice";
import type { PushAddress } from "@/lib/shared/models";
import { useKeyCopy } from "./use-key-copy";
import type { PushKey } from "./use-push-key";

interface KeyCopyButtonProps {
  readonly pushKey: PushKey;
  readonly part: (address: PushAddress) => string;
  /** What is copied, for a screen reader; without `children` the button says "Copy". */
  readonly label: string;
  readonly variant?: "primary" | "secondary";
  readonly className?: string;
  readonly children?: string;
}

/** Copies a part of the address without showing it; says so, or why not, beneath. */
export function KeyCopyButton(props: KeyCopyButtonProps) {
  const { pushKey, part, label, variant, className, children } = props;
  const t = useTranslations("studioAddress");
  const common = useTranslations("common");
  const { copied, blocked, failure, copy } = useKeyCopy(pushKey, part);
  return (
    <>
      <Button
        variant={variant}
        onClick={copy}
        aria-label={children ? undefined : label}
        className={classNames("shrink-0 pointer-coarse:min-h-11", className)}
      >
        <CopyIcon copied={copied} />
        <span aria-live="polite" className={children ? undefined : "max-sm:sr-only"}>
          {copied ? t("copied") : (children ?? common("copy"))}
        </span>
      </Button>
      {(blocked || failure !== null) && (
        <div className="basis-full">
          {failure !== null ? (
            <ProblemNotice error={failure} say={(reason) => t("failed", { reason })} />
          ) : (
            <Notice tone="warn">{t("copyFailed")}</Notice>
          )}
        </div>
      )}
    </>
  );
}
