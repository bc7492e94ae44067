"use client";

import { Square } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { EndDialog } from "./end-dialog";

interface EndButtonProps {
  readonly userId: string;
  /** Nobody but its broadcaster has seen it. */
  readonly isPreview: boolean;
}

/** Asks once, then ends the broadcast. */
export function EndButton({ userId, isPreview }: EndButtonProps) {
  const t = useTranslations("studio");
  const [asks, setAsks] = useState(false);
  return (
    <>
      <Button onClick={() => setAsks(true)} className={isPreview ? "min-h-12" : undefined}>
        <Square aria-hidden className="size-4 shrink-0" />
        {isPreview ? t("endPreview") : t("end")}
      </Button>
      {asks && <EndDialog userId={userId} isPreview={isPreview} onClose={() => setAsks(false)} />}
    </>
  );
}
