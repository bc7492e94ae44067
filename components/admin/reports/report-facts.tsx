import { CirclePlay, Radio } from "lucide-react";
import { useFormatter, useTranslations } from "use-intl";
import { LinkButton } from "@/components/ui/button";
import type { ReportDetail } from "@/lib/shared/admin-reports";
import { formatDuration } from "@/lib/shared/format/duration";
import { isolated } from "@/lib/shared/isolated";
import { KindWord, PersonName, ReasonWord, StateWord } from "./report-words";

/** What led to it is seen from so many seconds before. */
const leadInSeconds = 5;

/** What was complained of, when, by whom, and where it can be seen. */
export function ReportFacts({ detail }: { readonly detail: ReportDetail }) {
  const t = useTranslations("adminReports");
  const format = useFormatter();
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const { report } = detail;
  const at = { dateStyle: "medium", timeStyle: "medium", timeZone } as const;
  return (
    <section className="flex flex-col gap-3">
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 [&_dt]:text-muted">
        <dt>{t("state")}</dt>
        <dd>
          <StateWord state={report.state} />
        </dd>
        <dt>{t("what")}</dt>
        <dd>
          <KindWord kind={report.kind} />
        </dd>
        <dt>{t("reason")}</dt>
        <dd>
          <ReasonWord reason={report.reason} />
        </dd>
        <dt>{t("when")}</dt>
        <dd className="tabular-nums">
          <time dateTime={new Date(report.createdMs).toISOString()}>
            {format.dateTime(report.createdMs, at)}
          </time>
        </dd>
        <dt>{t("reporter")}</dt>
        <dd>
          <PersonName person={report.reporter} />
        </dd>
      </dl>
      {report.note && (
        <div>
          <h3 className="text-muted">{t("note")}</h3>
          <p className="whitespace-pre-line [overflow-wrap:anywhere]">
            <bdi>{report.note}</bdi>
          </p>
        </div>
      )}
      <Place detail={detail} />
    </section>
  );
}

function Place({ detail }: { readonly detail: ReportDetail }) {
  const t = useTranslations("adminReports");
  const { place, clipMs, report } = detail;
  if (!place) {
    // A phone complains of somebody, on air or not.
    return clipMs !== null || report.kind === "tape" ? (
      <p className="text-muted">{t("noPlace")}</p>
    ) : null;
  }
  if (place.kind === "live") {
    return (
      <LinkButton href={`/live/${encodeURIComponent(place.userId)}`} className="self-start">
        <Radio aria-hidden className="size-4" />
        {t("openRoom")}
      </LinkButton>
    );
  }
  const title = isolated(place.title);
  if (place.isDeleted) return <p className="text-muted">{t("tapeDeleted", { title })}</p>;
  const from = Math.max(0, place.seconds - leadInSeconds);
  return (
    <>
      {place.isWithheld && <p className="text-muted">{t("tapeWithheld", { title })}</p>}
      <LinkButton
        href={`/vod/${encodeURIComponent(place.fileId)}?t=${from}`}
        className="self-start"
      >
        <CirclePlay aria-hidden className="size-4" />
        {t("watchTape", { time: formatDuration(place.seconds) })}
      </LinkButton>
    </>
  );
}
