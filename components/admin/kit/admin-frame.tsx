"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { AdminPlace } from "./admin-places";
import { AdminSections } from "./admin-sections";

interface AdminFrameProps {
  /** The page that this is. */
  readonly here: AdminPlace;
  readonly title: string;
  /** What the page is for, in a sentence. */
  readonly lead?: ReactNode;
  /** Buttons of the whole page, beside its title. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A page of the console: the ways to the others, its title, its content. */
export function AdminFrame({ here, title, lead, actions, children }: AdminFrameProps) {
  const t = useTranslations("adminKit");
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-4 lg:grid-cols-[12.5rem_minmax(0,1fr)]">
      <a
        href="#admin-page"
        className="sr-only rounded-control bg-raised px-4 py-2 focus:not-sr-only focus:absolute focus:z-30"
      >
        {t("skipSections")}
      </a>
      <AdminSections here={here} />
      <div
        id="admin-page"
        tabIndex={-1}
        className="flex min-w-0 scroll-mt-20 flex-col gap-4 outline-none"
      >
        <div className="flex flex-wrap items-end justify-between gap-x-4 gap-y-3">
          <div className="min-w-0 max-w-prose">
            <h1 className="text-2xl [overflow-wrap:anywhere]">{title}</h1>
            {lead && <p className="text-muted">{lead}</p>}
          </div>
          {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
        </div>
        {children}
      </div>
    </div>
  );
}
