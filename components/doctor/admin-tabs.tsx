"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import { classNames } from "@/components/ui/class-names";

/** The ways between the admin pages. */
export function AdminTabs({ here }: { here: "doctor" | "callbacks" }) {
  const t = useTranslations("doctor");
  const places = [
    { name: "doctor", href: "/admin/doctor", label: t("title") },
    { name: "callbacks", href: "/admin/callbacks", label: t("callbacks") },
  ] as const;
  return (
    <nav aria-label={t("adminNavigation")} className="flex gap-1 border-line border-b">
      {places.map(({ name, href, label }) => (
        <Link
          key={name}
          href={href}
          aria-current={name === here ? "page" : undefined}
          className={classNames(
            "-mb-px inline-flex min-h-10 items-center border-b-2 px-4",
            name === here
              ? "border-accent font-semibold text-text"
              : "border-transparent text-muted hover:text-text",
          )}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
