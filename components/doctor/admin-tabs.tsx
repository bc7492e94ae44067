"use client";

import { useTranslations } from "use-intl";
import { PageLink } from "@/components/ui/page-link";
import { tabClass } from "@/components/ui/tab-class";

/** The admin pages. */
export type AdminPlace = "overview" | "lives" | "callbacks" | "doctor";

/** The ways between the admin pages. */
export function AdminTabs({ here }: { here: AdminPlace }) {
  const t = useTranslations("doctor");
  const admin = useTranslations("admin");
  const places: readonly { name: AdminPlace; href: string; label: string }[] = [
    { name: "overview", href: "/admin", label: admin("overview") },
    { name: "lives", href: "/admin/lives", label: admin("lives") },
    { name: "callbacks", href: "/admin/callbacks", label: t("callbacks") },
    { name: "doctor", href: "/admin/doctor", label: t("title") },
  ];
  return (
    <nav aria-label={t("adminNavigation")} className="flex flex-wrap border-line border-b sm:gap-1">
      {places.map(({ name, href, label }) => (
        <PageLink
          key={name}
          href={href}
          aria-current={name === here ? "page" : undefined}
          className={tabClass(name === here, "sm:px-4")}
        >
          {label}
        </PageLink>
      ))}
    </nav>
  );
}
