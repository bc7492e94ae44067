import { useTranslations } from "use-intl";
import { PageLink } from "@/components/ui/page-link";
import { TimeAgo } from "@/components/ui/time-ago";
import type { CallbackTally, ServerState } from "@/lib/shared/server-state";
import { Fact, FactList } from "./fact-list";
import { StateCard } from "./state-card";

/** How many callbacks came within a day and how many were refused; the ledger has the reasons. */
export function CallbacksCard({ callbacks }: Pick<ServerState, "callbacks">) {
  const t = useTranslations("admin");
  const all = [...callbacks.lvb, ...callbacks.im];
  const refused = countOf(all.filter(({ verification }) => verification !== "ok"));
  const accepted = countOf(all) - refused;
  const condition = refused === 0 ? "good" : accepted === 0 ? "bad" : "attention";
  return (
    <StateCard title={t("callbacks")} condition={all.length === 0 ? "unused" : condition}>
      {all.length === 0 ? (
        <p className="text-muted">{t("callbacksNone")}</p>
      ) : (
        <FactList>
          <Fact name={t("accepted")}>{accepted}</Fact>
          <Fact name={t("refused")}>
            {refused}
            {refused > 0 && (
              <span className="text-muted">
                {" "}
                ({t("ofLive")} {refusedOf(callbacks.lvb)}, {t("ofIm")} {refusedOf(callbacks.im)})
              </span>
            )}
          </Fact>
          <Fact name={t("lastCallback")}>
            <TimeAgo atMs={Math.max(...all.map(({ lastMs }) => lastMs))} />
          </Fact>
        </FactList>
      )}
      {refused > 0 && (
        <PageLink
          href="/admin/callbacks?refused=1"
          className="inline-flex min-h-6 self-start text-accent-text underline underline-offset-2"
        >
          {t("seeRefused")}
        </PageLink>
      )}
    </StateCard>
  );
}

function refusedOf(tallies: readonly CallbackTally[]): number {
  return countOf(tallies.filter(({ verification }) => verification !== "ok"));
}

function countOf(tallies: readonly CallbackTally[]): number {
  return tallies.reduce((sum, { count }) => sum + count, 0);
}
