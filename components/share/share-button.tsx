"use client";

import { Share2 } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import type { Shared } from "./share-dialog";

/** The dialog draws QR codes: nobody loads that with the page. */
const ShareDialog = dynamic(() => import("./share-dialog").then((it) => it.ShareDialog), {
  ssr: false,
});

interface ShareButtonProps extends Shared {
  /** Without its word where there is no room for it: everywhere, or on phones. */
  readonly compact?: boolean | "always";
  readonly className?: string;
}

/** Opens the ways to give a page to somebody else. */
export function ShareButton({ compact = false, className, ...shared }: ShareButtonProps) {
  const t = useTranslations("share");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
        className={classNames(className)}
      >
        <Share2 aria-hidden className="size-4" />
        <span className={compact === "always" ? "sr-only" : compact ? "max-sm:sr-only" : undefined}>
          {t("share")}
        </span>
      </Button>
      {open && <ShareDialog {...shared} onClose={() => setOpen(false)} />}
    </>
  );
}
