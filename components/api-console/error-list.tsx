import { surfaceClass } from "@/components/ui/surface-class";
import type { ErrorView } from "@/lib/shared/contract";
import type { Messages } from "@/lib/shared/i18n/messages";
import { groupTitle } from "./group-title";
import { sectionClass } from "./section-class";

interface ErrorListProps {
  readonly errors: readonly ErrorView[];
  readonly text: Messages["api"];
}

/** Every number that a client may read when a call failed. */
export function ErrorList({ errors, text }: ErrorListProps) {
  return (
    <section id="errors" aria-labelledby="errors-title" className={sectionClass}>
      <h2 id="errors-title" className="text-lg">
        {text.errorsTitle}
      </h2>
      <p className="mt-1 max-w-prose text-pretty">{text.errorsText}</p>
      <dl className={surfaceClass("mt-4 divide-y divide-line px-4")}>
        {errors.map(({ code, name, protocols, text: when }) => (
          <div
            key={code}
            className="grid gap-x-4 py-2.5 sm:grid-cols-[13rem_minmax(0,1fr)] sm:items-baseline xl:grid-cols-[13rem_minmax(0,1fr)_max-content]"
          >
            <dt className="flex items-baseline gap-2 font-mono">
              <span className="w-14 font-semibold tabular-nums">{code}</span>
              <span className="text-muted text-sm">{name}</span>
            </dt>
            <dd>{when}</dd>
            <dd className="text-muted text-sm sm:max-xl:col-start-2">
              {protocols.map((protocol) => groupTitle(protocol, text)).join(" · ")}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
