import { CircleAlert, CircleCheck, CircleDashed } from "lucide-react";
import type { ReactNode } from "react";

const looks = {
  good: { icon: CircleCheck, color: "text-ok" },
  bad: { icon: CircleAlert, color: "text-bad" },
  waiting: { icon: CircleDashed, color: "text-muted" },
} as const;

interface StateWordProps {
  readonly tone: keyof typeof looks;
  readonly children: ReactNode;
}

/** A state in words, with a sign and a colour that say the same. */
export function StateWord({ tone, children }: StateWordProps) {
  const { icon: Icon, color } = looks[tone];
  return (
    <span className={`flex items-start gap-1.5 ${color}`}>
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      <span className="[overflow-wrap:break-word]">{children}</span>
    </span>
  );
}
