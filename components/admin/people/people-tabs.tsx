"use client";

import { useTranslations } from "use-intl";
import { PageLink } from "@/components/ui/page-link";
import { tabClass } from "@/components/ui/tab-class";

const lists = [
  ["accounts", "/admin/people"],
  ["guests", "/admin/people/guests"],
  ["addresses", "/admin/people/addresses"],
] as const;

/** The lists of people, side by side. */
export function PeopleTabs({ here }: { here: (typeof lists)[number][0] }) {
  const t = useTranslations("adminPeople");
  return (
    <nav aria-label={t("lists")} className="flex flex-wrap border-line border-b">
      {lists.map(([name, href]) => (
        <PageLink
          key={name}
          href={href}
          aria-current={name === here ? "page" : undefined}
          className={tabClass(name === here, "pointer-coarse:min-h-11")}
        >
          {t(name)}
        </PageLink>
      ))}
    </nav>
  );
}
