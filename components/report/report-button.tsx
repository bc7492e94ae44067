"use client";

import { Flag } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { buttonClass } from "@/components/ui/button";
import type { ReportedThing } from "@/lib/shared/reports";

/** Few ever open it: nobody loads that with the page. */
export const ReportDialog = dynamic(() => import("./report-dialog").then((it) => it.ReportDialog), {
  ssr: false,
});

interface ReportButtonProps {
  /** Asked for when it is pressed: of a recording, also where the viewer is. */
  readonly thing: () => ReportedThing;
  /** Who is behind it. */
  readonly name: string;
  readonly className?: string;
}

/** Opens the way to complain about what is watched. */
export function ReportButton({ thing, name, className }: ReportButtonProps) {
  const t = useTranslations("report");
  const [reported, setReported] = useState<ReportedThing | null>(null);
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        title={t("report")}
        onClick={() => setReported(thing())}
        className={className ?? buttonClass("secondary", "px-3 pointer-coarse:min-h-11")}
      >
        <Flag aria-hidden className="size-4" />
        <span className="sr-only">{t("report")}</span>
      </button>
      {reported && <ReportDialog thing={reported} name={name} onClose={() => setReported(null)} />}
    </>
  );
}
