import { EyeOff, Flag } from "lucide-react";
import { useFormatter, useTranslations } from "use-intl";
import { classNames } from "@/components/ui/class-names";
import type { ContextLine, ReportDetail } from "@/lib/shared/admin-reports";

/** The message as it was, among those before and after it. */
export function ReportConversation({ detail }: { readonly detail: ReportDetail }) {
  const t = useTranslations("adminReports");
  const { message, before, after, report } = detail;
  if (!message && before.length + after.length === 0) return null;
  return (
    <section className="flex flex-col gap-2">
      <h3 className="font-semibold">{t("conversation")}</h3>
      {message && message.state !== "shown" && (
        <p className="text-muted text-sm">
          {t(message.state === "gone" ? "messageGone" : "messageHidden")}
        </p>
      )}
      <ol className="flex flex-col rounded-control border border-line py-1">
        {before.map((line) => (
          <Line key={line.id} line={line} />
        ))}
        {message && (
          <Line
            line={{
              ...{ id: message.id, userId: report.reported.userId, nickname: message.nickname },
              ...{ text: message.text, sentMs: message.sentMs },
              isHidden: message.state === "hidden",
            }}
            reported
          />
        )}
        {after.map((line) => (
          <Line key={line.id} line={line} />
        ))}
      </ol>
    </section>
  );
}

function Line({
  line,
  reported = false,
}: {
  readonly line: ContextLine;
  readonly reported?: boolean;
}) {
  const t = useTranslations("adminReports");
  const format = useFormatter();
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const { nickname, userId, text, sentMs, isHidden } = line;
  return (
    <li
      className={classNames(
        "flex flex-wrap items-baseline gap-x-2 px-3 py-1 text-sm",
        reported && "border-bad border-s-4 bg-sunken",
      )}
    >
      <time dateTime={new Date(sentMs).toISOString()} className="text-muted tabular-nums">
        {format.dateTime(sentMs, { timeStyle: "medium", timeZone })}
      </time>
      <bdi className="font-semibold text-muted">{nickname || userId}</bdi>
      <bdi className="min-w-0 flex-1 basis-40 [overflow-wrap:anywhere]">{text}</bdi>
      {isHidden && (
        <span className="inline-flex items-center gap-1 text-muted">
          <EyeOff aria-hidden className="size-3.5" />
          {t("hiddenLine")}
        </span>
      )}
      {reported && (
        <span className="inline-flex items-center gap-1 font-semibold text-bad">
          <Flag aria-hidden className="size-3.5" />
          {t("reportedLine")}
        </span>
      )}
    </li>
  );
}
