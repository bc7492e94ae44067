import { useFormatter, useTranslations } from "use-intl";
import { SectionCard } from "@/components/ui/section-card";
import { TimeAgo } from "@/components/ui/time-ago";
import type { SystemState } from "@/lib/shared/admin-system";
import { Fact, FactList } from "../fact-list";
import { useSize } from "./use-size";

/** What runs here, since when, and what it needs of the machine. */
export function ProcessCard({ state }: { state: SystemState }) {
  const t = useTranslations("adminSystem");
  const format = useFormatter();
  const size = useSize();
  const { loop, ...process } = state.process;
  return (
    <SectionCard title={t("process")}>
      <FactList>
        <Fact name={t("version")}>{state.version}</Fact>
        <Fact name={t("mode")}>{t(state.mode === "tencent" ? "modeTencent" : "modeEmbedded")}</Fact>
        <Fact name={t("started")}>
          <TimeAgo atMs={state.startedMs} />
        </Fact>
        <Fact name={t("memory")}>
          {t("memoryOf", {
            used: size(process.residentBytes),
            total: size(process.machineBytes),
          })}
        </Fact>
        <Fact name={t("heap")}>
          {t("memoryOf", {
            used: size(process.heapUsedBytes),
            total: size(process.heapTotalBytes),
          })}
        </Fact>
        <Fact name={t("cpu")}>
          {t("cpuOf", {
            percent: format.number(process.cpuPercent / 100, {
              style: "percent",
              maximumFractionDigits: 1,
            }),
            cores: process.cores,
          })}
        </Fact>
        <Fact name={t("loop")}>
          {t("loopOf", { p50: loop.p50Ms, p99: loop.p99Ms, max: loop.maxMs })}
          <span className="block text-muted text-sm">{t("loopHint")}</span>
        </Fact>
        <Fact name={t("node")}>{process.nodeVersion}</Fact>
        <Fact name={t("pid")}>{String(process.pid)}</Fact>
        <Fact name={t("dataDir")}>
          <code className="text-sm">{state.dataDir}</code>
        </Fact>
      </FactList>
    </SectionCard>
  );
}
