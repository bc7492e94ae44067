"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { PageLink } from "@/components/ui/page-link";
import { tabClass } from "@/components/ui/tab-class";
import { AdminFrame } from "../kit/admin-frame";

const tabs = [
  { name: "tabAll", href: "/admin/tapes" },
  { name: "tabFailed", href: "/admin/tapes/failed" },
  { name: "tabStorage", href: "/admin/tapes/storage" },
  { name: "tabRetention", href: "/admin/tapes/retention" },
] as const;
export type TapesTab = (typeof tabs)[number]["name"];

interface TapesFrameProps {
  readonly here: TapesTab;
  readonly lead: ReactNode;
  readonly children: ReactNode;
}

/** A page about recordings, with the ways to the others. */
export function TapesFrame({ here, lead, children }: TapesFrameProps) {
  const t = useTranslations("adminTapes");
  const title = here === "tabAll" ? t("title") : `${t("title")} · ${t(here)}`;
  return (
    <AdminFrame here="tapes" title={title} lead={lead}>
      <nav
        aria-label={t("pages")}
        className="flex overflow-x-auto border-line border-b [scrollbar-width:none] sm:gap-1"
      >
        {tabs.map(({ name, href }) => (
          <PageLink
            key={href}
            href={href}
            aria-current={name === here ? "page" : undefined}
            className={tabClass(
              name === here,
              "mb-0! shrink-0 whitespace-nowrap max-sm:px-2.5 max-sm:text-sm pointer-coarse:min-h-11",
            )}
          >
            {t(name)}
          </PageLink>
        ))}
      </nav>
      {children}
    </AdminFrame>
  );
}
