"use client";

import { ChevronDown } from "lucide-react";
import { useId, useState } from "react";
import { useTranslations } from "use-intl";
import { classNames } from "@/components/ui/class-names";
import { PageLink } from "@/components/ui/page-link";
import { atLeast } from "@/lib/shared/staff";
import { type AdminPlace, placeGroups } from "./admin-places";
import { useStaff } from "./staff-context";

/** The ways between the pages of the console: a rail, or a list that opens on narrow screens. */
export function AdminSections({ here }: { readonly here: AdminPlace }) {
  const t = useTranslations("adminKit");
  const [open, setOpen] = useState(false);
  const listId = useId();
  return (
    <nav aria-label={t("sections")} className="min-w-0 lg:sticky lg:top-20 lg:self-start">
      <button
        type="button"
        aria-expanded={open}
        aria-controls={listId}
        onClick={() => setOpen(!open)}
        className="flex min-h-11 w-full items-center justify-between gap-2 rounded-control border border-edge bg-raised px-3 text-left lg:hidden"
      >
        <span className="min-w-0">{t("openSections", { here: t(here) })}</span>
        <ChevronDown
          aria-hidden
          className={classNames("size-4 shrink-0 text-muted", open && "rotate-180")}
        />
      </button>
      <div
        id={listId}
        className={classNames(
          open
            ? "mt-2 columns-2 rounded-surface border border-line bg-raised p-3 shadow-lift sm:columns-3"
            : "max-lg:hidden",
          "lg:mt-0 lg:columns-1 lg:border-0 lg:bg-transparent lg:p-0 lg:shadow-none",
        )}
      >
        <PlaceGroups here={here} />
      </div>
    </nav>
  );
}

function PlaceGroups({ here }: { readonly here: AdminPlace }) {
  const t = useTranslations("adminKit");
  const { role } = useStaff();
  const id = useId();
  return placeGroups.map((group) => (
    <div key={group.name} className="mb-4 min-w-0 break-inside-avoid">
      <p id={`${id}-${group.name}`} className="px-2 pb-1 text-muted text-sm">
        {t(group.name)}
      </p>
      <ul aria-labelledby={`${id}-${group.name}`} className="flex flex-col">
        {group.places
          .filter(({ least }) => atLeast(role, least))
          .map(({ name, href, icon: Icon }) => (
            <li key={name}>
              <PageLink
                href={href}
                aria-current={name === here ? "page" : undefined}
                className={classNames(
                  "flex min-h-11 items-center gap-2.5 rounded-control px-2 lg:min-h-9",
                  name === here
                    ? "bg-sunken font-semibold text-text"
                    : "text-muted hover:bg-sunken hover:text-text",
                )}
              >
                <Icon
                  aria-hidden
                  className={classNames("size-4 shrink-0", name === here && "text-accent-text")}
                />
                <span className="min-w-0 [overflow-wrap:anywhere]">{t(name)}</span>
              </PageLink>
            </li>
          ))}
      </ul>
    </div>
  ));
}
