import { CircleAlert, CircleCheck, CircleSlash, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { surfaceClass } from "@/components/ui/surface-class";

const looks = {
  good: { icon: CircleCheck, color: "text-ok" },
  attention: { icon: TriangleAlert, color: "text-warn" },
  bad: { icon: CircleAlert, color: "text-bad" },
  unused: { icon: CircleSlash, color: "text-muted" },
} as const;

/** How something is, as a word, a sign and a colour. */
export type Condition = keyof typeof looks;

interface StateCardProps {
  readonly title: string;
  /** Absent where there is nothing to judge. */
  readonly condition?: Condition;
  readonly children: ReactNode;
}

/** One thing that the server depends on, and how it is. */
export function StateCard({ title, condition, children }: StateCardProps) {
  const t = useTranslations("admin");
  const look = condition && looks[condition];
  return (
    <section className={surfaceClass("flex min-w-0 flex-col gap-3 p-4")}>
      <div className="flex items-start justify-between gap-3">
        <h2 className="text-lg">{title}</h2>
        {condition && look && (
          <p
            data-condition={condition}
            className={`flex items-center gap-1.5 whitespace-nowrap font-semibold text-sm ${look.color}`}
          >
            <look.icon aria-hidden className="size-4" />
            {t(condition)}
          </p>
        )}
      </div>
      {children}
    </section>
  );
}
