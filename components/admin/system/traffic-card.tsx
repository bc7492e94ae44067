import { useFormatter, useTranslations } from "use-intl";
import { SectionCard } from "@/components/ui/section-card";
import type { TrafficState } from "@/lib/shared/admin-system";
import { Fact, FactList } from "../fact-list";

/** Who is connected, and what the media engine carries. */
export function TrafficCard({ traffic }: { traffic: TrafficState }) {
  const t = useTranslations("adminSystem");
  const format = useFormatter();
  const { engine } = traffic;
  const number = (value: number) => format.number(value);
  const of = (count: number, max: number) =>
    t("countOf", { count: number(count), max: number(max) });
  return (
    <SectionCard title={t("traffic")}>
      <FactList>
        <Fact name={t("http")}>{of(traffic.httpConnections, traffic.maxHttpConnections)}</Fact>
        <Fact name={t("chatStreams")}>{number(traffic.chatStreams)}</Fact>
        <Fact name={t("livesOnAir")}>{number(traffic.livesOnAir)}</Fact>
        <Fact name={t("viewers")}>{number(traffic.viewers)}</Fact>
      </FactList>
      <h3 className="text-base">{t("engine")}</h3>
      {engine ? (
        <FactList>
          <Fact name={t("streams")}>{of(engine.streams, engine.maxStreams)}</Fact>
          <Fact name={t("publishers")}>{number(engine.publishers)}</Fact>
          <Fact name={t("rtmp")}>{number(engine.rtmpConnections)}</Fact>
          <Fact name={t("flv")}>{number(engine.flvViewers)}</Fact>
          <Fact name={t("incoming")}>{number(engine.incomingKbps)} kbit/s</Fact>
        </FactList>
      ) : (
        <p className="text-muted">{t("engineElsewhere")}</p>
      )}
    </SectionCard>
  );
}
