import { CircleAlert, CircleCheck, CircleDashed } from "lucide-react";
import type { ReactNode } from "react";

const looks = {
  done: { icon: CircleCheck, color: "text-ok" },
  begun: { icon: CircleDashed, color: "text-warn" },
} as const;
const refused = { icon: CircleAlert, color: "text-bad" } as const;

/** What came of an order, as a word with a sign. */
export function OutcomeWord({ outcome, children }: { outcome: string; children: ReactNode }) {
  const { icon: Icon, color } = looks[outcome as keyof typeof looks] ?? refused;
  return (
    <span className={`inline-flex items-center gap-1.5 font-semibold ${color}`}>
      <Icon aria-hidden className="size-4 shrink-0" />
      {children}
    </span>
  );
}
