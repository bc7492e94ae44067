import { useTranslations } from "use-intl";
import { LinkButton } from "@/components/ui/button";
import { tapesPerPage } from "@/lib/shared/list-sizes";
import type { Tape } from "@/lib/shared/models";
import { TapeCard } from "./tape-card";

interface TapeGridProps {
  readonly tapes: readonly Tape[];
  readonly total: number;
  readonly page: number;
}

/** Recordings, newest first, with links to older and newer pages. */
export function TapeGrid({ tapes, total, page }: TapeGridProps) {
  const t = useTranslations("home");
  const pages = Math.ceil(total / tapesPerPage);
  return (
    <>
      <ul className="grid grid-cols-1 gap-4 sm:grid-cols-2 sm:gap-y-6 lg:grid-cols-4">
        {tapes.map((tape) => (
          <li key={tape.fileId}>
            <TapeCard tape={tape} />
          </li>
        ))}
      </ul>
      {pages > 1 && (
        <nav aria-label={t("pages")} className="flex items-center justify-center gap-4">
          {page > 1 && (
            <LinkButton href={`/?page=${page - 1}#tapes`}>{t("previousPage")}</LinkButton>
          )}
          <span className="text-muted tabular-nums">{t("pageOf", { page, pages })}</span>
          {page < pages && (
            <LinkButton href={`/?page=${page + 1}#tapes`}>{t("nextPage")}</LinkButton>
          )}
        </nav>
      )}
    </>
  );
}
