import { useTranslations } from "use-intl";
import { buttonClass } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { PageLink } from "@/components/ui/page-link";
import { pageWindow } from "./page-window";

interface PagerProps {
  /** From 1. */
  readonly page: number;
  readonly pages: number;
  readonly pathOf: (page: number) => string;
  /** Takes the place of loading another document. */
  readonly onPage: (page: number) => void;
}

const size = "px-3 pointer-coarse:min-h-11";

/** Links to newer and older pages; they work without scripts and lead back and forward. */
export function Pager({ page, pages, pathOf, onPage }: PagerProps) {
  const t = useTranslations("home");
  if (pages <= 1) return null;
  const link = (to: number, words: string, className: string, label?: string) => (
    <PageLink
      href={pathOf(to)}
      onNavigate={(event) => {
        event.preventDefault();
        onPage(to);
      }}
      aria-label={label}
      aria-current={to === page ? "page" : undefined}
      className={className}
    >
      {words}
    </PageLink>
  );
  return (
    <nav
      aria-label={t("pages")}
      className="flex flex-wrap items-center justify-center gap-2 tabular-nums"
    >
      {page > 1 && link(page - 1, t("previousPage"), buttonClass("secondary", size))}
      <span className="px-2 text-muted sm:hidden">{t("pageOf", { page, pages })}</span>
      <ol className="hidden items-center gap-1 sm:flex">
        {pageWindow(page, pages).map((to, index) => (
          <li key={to ?? `gap ${index < 3 ? "before" : "after"}`}>
            {to === null ? (
              <span className="px-1 text-muted">…</span>
            ) : (
              link(
                to,
                String(to),
                buttonClass(
                  "ghost",
                  classNames(size, to === page && "bg-sunken font-bold text-text"),
                ),
                t("pageNumber", { page: to }),
              )
            )}
          </li>
        ))}
      </ol>
      {page < pages && link(page + 1, t("nextPage"), buttonClass("secondary", size))}
    </nav>
  );
}
