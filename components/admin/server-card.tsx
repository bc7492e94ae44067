import { useTranslations } from "use-intl";
import { TimeAgo } from "@/components/ui/time-ago";
import type { EndpointName, ServerState } from "@/lib/shared/server-state";
import { Fact, FactList } from "./fact-list";
import { StateCard } from "./state-card";

const endpointWords = {
  web: "endpointWeb",
  push: "endpointPush",
  play: "endpointPlay",
  liveApi: "endpointLiveApi",
  im: "endpointIm",
  uploads: "endpointUploads",
  pictures: "endpointPictures",
} as const satisfies Record<EndpointName, string>;

/** What runs here, and since when. */
export function ServerCard({ state }: { state: ServerState }) {
  const t = useTranslations("admin");
  return (
    <StateCard title={t("server")}>
      <FactList>
        <Fact name={t("mode")}>
          {state.mode === "tencent" ? t("modeTencent") : t("modeEmbedded")}
        </Fact>
        <Fact name={t("running")}>
          <TimeAgo atMs={state.startedMs} />
        </Fact>
        <Fact name={t("onAir")}>{state.livesOnAir}</Fact>
        <Fact name={t("forbidden")}>{state.forbidden}</Fact>
      </FactList>
    </StateCard>
  );
}

/** What the server reaches, or is reached by. */
export function EndpointsCard({ endpoints }: Pick<ServerState, "endpoints">) {
  const t = useTranslations("admin");
  return (
    <StateCard title={t("endpoints")}>
      {endpoints.length === 0 && <p className="text-muted">{t("endpointsNone")}</p>}
      <FactList>
        {endpoints.map(({ name, host }) => (
          <Fact key={name} name={t(endpointWords[name])}>
            {host}
          </Fact>
        ))}
      </FactList>
    </StateCard>
  );
}
