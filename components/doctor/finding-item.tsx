import { CircleAlert, CircleCheck, CircleSlash, TriangleAlert } from "lucide-react";
import { useTranslations } from "use-intl";
import type { DescribedFinding } from "@/lib/shared/doctor/describe-finding";

const looks = {
  ok: { icon: CircleCheck, color: "text-ok", word: "statusOk" },
  warning: { icon: TriangleAlert, color: "text-warn", word: "statusWarning" },
  failed: { icon: CircleAlert, color: "text-bad", word: "statusFailed" },
  skipped: { icon: CircleSlash, color: "text-muted", word: "statusSkipped" },
} as const;

/** One finding: its state as a word and a sign, the cause, the cure. */
export function FindingItem({ found }: { found: DescribedFinding }) {
  const t = useTranslations("doctor");
  const { icon: Icon, color, word } = looks[found.status];
  return (
    <li
      data-check={found.check}
      data-cause={found.code}
      className="grid gap-x-4 gap-y-1 border-line border-b px-4 py-3 last:border-b-0 sm:grid-cols-[13rem_minmax(0,1fr)]"
    >
      <div className="flex items-start gap-2">
        <Icon aria-hidden className={`mt-1 size-4 shrink-0 ${color}`} />
        <div>
          <h2 className="font-semibold text-base">{found.title}</h2>
          <p className={`text-sm ${color}`}>{t(word)}</p>
        </div>
      </div>
      <div className="flex min-w-0 flex-col gap-2">
        <p className="[overflow-wrap:anywhere]">{found.cause}</p>
        {found.cure && (
          <p className="rounded-control bg-sunken px-3 py-2 [overflow-wrap:anywhere]">
            <span className="font-semibold">{t("whatToDo")}: </span>
            {found.cure}
          </p>
        )}
      </div>
    </li>
  );
}
