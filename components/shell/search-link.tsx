import { Search } from "lucide-react";
import { usePathname } from "next/navigation";
import { useTranslations } from "use-intl";
import { searchPath } from "@/components/home/search-field";
import { buttonClass } from "@/components/ui/button";
import { PageLink } from "@/components/ui/page-link";

/**
 * Leads into the home page's search from every other page. Phones have no room for it in the bar:
 * there the mark leads home, where the field is on top.
 */
export function SearchLink() {
  const t = useTranslations("home");
  if (usePathname() === "/") return null;
  return (
    <PageLink
      href={searchPath}
      aria-label={t("searchLabel")}
      className={buttonClass("ghost", "min-w-10 px-2 max-sm:hidden")}
    >
      <Search aria-hidden className="size-4" />
    </PageLink>
  );
}
