import { useTranslations } from "use-intl";
import { TimeAgo } from "@/components/ui/time-ago";
import type { ServerState } from "@/lib/shared/server-state";
import { Fact, FactList } from "./fact-list";
import { StateCard } from "./state-card";

/** Whether Tencent Cloud can be asked what it carries. */
export function ComparisonCard({ comparison }: Pick<ServerState, "comparison">) {
  const t = useTranslations("admin");
  if (!comparison) {
    return (
      <StateCard title={t("comparison")} condition="unused">
        <p className="text-muted">{t("comparisonUnused")}</p>
      </StateCard>
    );
  }
  const { answeredMs, failure } = comparison;
  const condition = failure ? "bad" : answeredMs === null ? "attention" : "good";
  return (
    <StateCard title={t("comparison")} condition={condition}>
      <p className="text-muted">{failure ? t("comparisonFailed") : t("comparisonLead")}</p>
      <FactList>
        <Fact name={t("lastAnswer")}>
          {answeredMs === null ? t("comparisonNever") : <TimeAgo atMs={answeredMs} />}
        </Fact>
        {failure && (
          <>
            <Fact name={t("failingSince")}>
              <TimeAgo atMs={failure.sinceMs} />
            </Fact>
            <Fact name={t("answerWas")}>{said(failure)}</Fact>
          </>
        )}
      </FactList>
    </StateCard>
  );
}

/** Whether what is said on the web reaches the phones. */
export function RelayCard({ relay }: Pick<ServerState, "relay">) {
  const t = useTranslations("admin");
  if (!relay) {
    return (
      <StateCard title={t("relay")} condition="unused">
        <p className="text-muted">{t("relayUnused")}</p>
      </StateCard>
    );
  }
  const failing = relay.failingSinceMs !== null;
  return (
    <StateCard title={t("relay")} condition={failing ? "bad" : "good"}>
      {failing && <p className="text-muted">{t("relayFailed")}</p>}
      <FactList>
        <Fact name={t("queued")}>{relay.queued}</Fact>
        <Fact name={t("dropped")}>{relay.dropped}</Fact>
        <Fact name={t("heard")}>
          {relay.heardMs === null ? t("never") : <TimeAgo atMs={relay.heardMs} />}
        </Fact>
        {relay.failingSinceMs !== null && (
          <>
            <Fact name={t("failingSince")}>
              <TimeAgo atMs={relay.failingSinceMs} />
            </Fact>
            <Fact name={t("answerWas")}>{relay.lastError}</Fact>
          </>
        )}
      </FactList>
    </StateCard>
  );
}

function said({ code, message }: { readonly code: string; readonly message: string }): string {
  return code === "" || message.includes(code) ? message : `${code}: ${message}`;
}
