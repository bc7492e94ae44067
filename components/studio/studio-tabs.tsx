"use client";

import { usePathname } from "next/navigation";
import { useTranslations } from "use-intl";
import { PageLink } from "@/components/ui/page-link";
import { tabClass } from "@/components/ui/tab-class";

const places = [
  { href: "/studio", key: "tabBroadcast" },
  { href: "/studio/recordings", key: "tabRecordings" },
  { href: "/studio/history", key: "tabHistory" },
  { href: "/studio/settings", key: "tabSettings" },
] as const;

/** The ways between the broadcaster's own pages; one broadcast belongs to the history. */
export function StudioTabs() {
  const t = useTranslations("studio");
  const pathname = usePathname();
  return (
    <nav
      aria-label={t("tabsLabel")}
      className="mb-4 flex overflow-x-auto border-line border-b [scrollbar-width:none] sm:gap-1"
    >
      {places.map(({ href, key }) => {
        const isHere =
          href === "/studio" ? pathname === href : `${pathname}/`.startsWith(`${href}/`);
        return (
          <PageLink
            key={href}
            href={href}
            aria-current={isHere ? "page" : undefined}
            className={tabClass(
              isHere,
              "mb-0! shrink-0 whitespace-nowrap max-sm:px-2.5 max-sm:text-sm sm:px-4 pointer-coarse:min-h-11",
            )}
          >
            {t(key)}
          </PageLink>
        );
      })}
    </nav>
  );
}
