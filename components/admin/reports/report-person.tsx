import { useFormatter, useTranslations } from "use-intl";
import { PageLink } from "@/components/ui/page-link";
import type { ReportDetail } from "@/lib/shared/admin-reports";
import { PersonName } from "./report-words";

const linkClass = "inline-flex min-h-6 text-accent-text underline underline-offset-2";

/** Whom it is about, and what is known of him. */
export function ReportPerson({ detail }: { readonly detail: ReportDetail }) {
  const t = useTranslations("adminReports");
  const format = useFormatter();
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const { report, person, others } = detail;
  const { userId } = report.reported;
  const until = (ms: number) =>
    format.dateTime(ms, { dateStyle: "medium", timeStyle: "short", timeZone });
  const facts = [
    person.isStaff && t("staffMember"),
    person.isOnAir && t("onAir"),
    person.mutedUntilMs > 0 && t("muted", { time: until(person.mutedUntilMs) }),
    person.bannedUntilMs > 0 && t("banned", { time: until(person.bannedUntilMs) }),
  ].filter((fact) => fact !== false);
  const about = new URLSearchParams({ state: "all", about: userId });
  const sum = others.open + others.upheld + others.dismissed;
  return (
    <section className="flex flex-col gap-1">
      <h3 className="font-semibold">{t("person")}</h3>
      <PersonName person={report.reported} />
      {facts.map((fact) => (
        <p key={fact}>{fact}</p>
      ))}
      <p className="text-muted">{t("others", { ...others })}</p>
      <p className="flex flex-wrap gap-x-4 gap-y-1">
        {sum > 0 && (
          <PageLink href={`/admin/reports?${about}`} className={linkClass}>
            {t("showOthers")}
          </PageLink>
        )}
        {person.hasAccount && (
          <PageLink
            href={`/admin/people?${new URLSearchParams({ q: userId })}`}
            className={linkClass}
          >
            {t("openPerson")}
          </PageLink>
        )}
      </p>
    </section>
  );
}
