import { CircleAlert, CircleCheck, TriangleAlert } from "lucide-react";
import { useTranslations } from "use-intl";

const looks = {
  good: { icon: CircleCheck, color: "text-ok" },
  attention: { icon: TriangleAlert, color: "text-warn" },
  bad: { icon: CircleAlert, color: "text-bad" },
} as const;

/** How something is, as a word, a sign and a colour. */
export type Judgement = keyof typeof looks;

interface ConditionProps {
  readonly judgement: Judgement;
  /** Instead of the plain word. */
  readonly children?: string;
}

export function ConditionWord({ judgement, children }: ConditionProps) {
  const t = useTranslations("adminSystem");
  const { icon: Icon, color } = looks[judgement];
  return (
    <span
      data-condition={judgement}
      className={`inline-flex items-center gap-1.5 font-semibold text-sm ${color}`}
    >
      <Icon aria-hidden className="size-4 shrink-0" />
      {children ?? t(judgement)}
    </span>
  );
}
