import { useTranslations } from "use-intl";
import { buttonClass } from "@/components/ui/button";
import { EmptyScene } from "@/components/ui/empty-scene";
import { PageLink } from "@/components/ui/page-link";
import { isolated } from "@/lib/shared/isolated";
import type { Wall } from "@/lib/shared/wall";
import { LiveRow } from "./live-row";
import { TapeGrid } from "./tape-grid";

/** What a search found among lives and recordings, how many, or what to do when it is nothing. */
export function SearchResults({ wall }: { readonly wall: Wall }) {
  const t = useTranslations("home");
  const { lives, tapes } = wall;
  const counts = { lives: lives.total, tapes: tapes.total };
  const nothing = lives.total === 0 && tapes.total === 0;
  return (
    <>
      {/* Said once it is there; while the reader types on, only the last search is. */}
      <p role="status" className="text-muted tabular-nums">
        {nothing ? t("foundNothing") : wall.isCut ? t("foundMore", counts) : t("found", counts)}
      </p>
      {nothing && (
        <EmptyScene
          title={t("nothingTitle", { search: isolated(wall.search) })}
          text={t("nothingText")}
          action={
            <PageLink href="/" className={buttonClass("primary")}>
              {t("showEverything")}
            </PageLink>
          }
        />
      )}
      {lives.items.length > 0 && (
        <section aria-labelledby="found-lives" className="flex flex-col gap-4">
          <h2 id="found-lives" className="text-lg">
            {t("title")}
          </h2>
          <LiveRow
            key={wall.search}
            rooms={lives.items}
            nowMs={wall.serverNowMs}
            even
            heading="h3"
          />
        </section>
      )}
      {tapes.items.length > 0 && (
        <section aria-labelledby="found-tapes" className="flex flex-col gap-4">
          <h2 id="found-tapes" className="text-lg">
            {t("recordings")}
          </h2>
          <TapeGrid tapes={tapes.items} early />
        </section>
      )}
    </>
  );
}
