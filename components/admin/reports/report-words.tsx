import { CircleCheck, CircleDashed, CircleSlash, Film, MessageSquare, Radio } from "lucide-react";
import { useTranslations } from "use-intl";
import type { ReportEntry, ReportedPerson, ReportState } from "@/lib/shared/admin-reports";
import type { ReportKind } from "@/lib/shared/reports";

const reasons = {
  spam: "reasonSpam",
  abuse: "reasonAbuse",
  sexual: "reasonSexual",
  violence: "reasonViolence",
  copyright: "reasonCopyright",
  other: "reasonOther",
  "": "reasonNone",
} as const;
const states = {
  open: ["stateOpen", CircleDashed, "text-warn"],
  upheld: ["stateUpheld", CircleCheck, "text-ok"],
  dismissed: ["stateDismissed", CircleSlash, "text-muted"],
} as const;
const kinds = {
  live: ["kindLive", Radio],
  tape: ["kindTape", Film],
  message: ["kindMessage", MessageSquare],
} as const;

/** Why somebody complained, in words. */
export function ReasonWord({ reason }: Pick<ReportEntry, "reason">) {
  return useTranslations("adminReports")(reasons[reason]);
}

/** What became of a complaint, in a word and a sign. */
export function StateWord({ state }: { readonly state: ReportState }) {
  const t = useTranslations("adminReports");
  const [name, Icon, colour] = states[state];
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <Icon aria-hidden className={`size-4 shrink-0 ${colour}`} />
      {t(name)}
    </span>
  );
}

/** What a complaint is about, in a word and a sign. */
export function KindWord({ kind }: { readonly kind: ReportKind }) {
  const t = useTranslations("adminReports");
  const [name, Icon] = kinds[kind];
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <Icon aria-hidden className="size-4 shrink-0 text-muted" />
      {t(name)}
    </span>
  );
}

/** Somebody by his name and, where that is another, his userid. */
export function PersonName({ person }: { readonly person: ReportedPerson }) {
  const t = useTranslations("adminReports");
  const { userId, nickname } = person;
  if (userId === "") return <span className="text-muted">{t("nobody")}</span>;
  return (
    <span className="flex flex-col [overflow-wrap:anywhere]">
      <bdi className="font-semibold">{nickname || userId}</bdi>
      {nickname !== "" && nickname !== userId && <bdi className="text-muted text-sm">{userId}</bdi>}
    </span>
  );
}
