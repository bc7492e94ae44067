import { CircleAlert, CircleCheck, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

const looks = {
  bad: { icon: CircleAlert, color: "text-bad" },
  warn: { icon: TriangleAlert, color: "text-warn" },
  ok: { icon: CircleCheck, color: "text-ok" },
} as const;

/** What happened and what to do, announced when it appears. */
export function Notice({ tone, children }: { tone: keyof typeof looks; children: ReactNode }) {
  const { icon: Icon, color } = looks[tone];
  return (
    <div
      role={tone === "bad" ? "alert" : "status"}
      className="flex items-start gap-2 rounded-control border border-line bg-raised px-3 py-2 text-base motion-safe:animate-settle"
    >
      <Icon aria-hidden className={`mt-1 size-4 shrink-0 ${color}`} />
      <div>{children}</div>
    </div>
  );
}
