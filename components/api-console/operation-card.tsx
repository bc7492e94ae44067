import { classNames } from "@/components/ui/class-names";
import { surfaceClass } from "@/components/ui/surface-class";
import type { OperationView } from "@/lib/shared/contract";
import type { Messages } from "@/lib/shared/i18n/messages";
import { CodeBlock } from "./code-block";
import { FieldList } from "./field-list";
import { sectionClass } from "./section-class";
import { TryIt } from "./try-it";

interface OperationCardProps {
  readonly operation: OperationView;
  readonly text: Messages["api"];
}

/** One call: who may, what goes in, what comes out, and its console. */
export function OperationCard({ operation, text }: OperationCardProps) {
  const { id, name, aliases, method, path, query, permission, summary, example } = operation;
  const { protocol, request, answer } = operation;
  return (
    <section
      id={id}
      data-operation={id}
      aria-labelledby={`${id}-title`}
      className={classNames(
        surfaceClass("flex flex-col gap-3 p-4 target:border-edge"),
        sectionClass,
      )}
    >
      <div>
        <div className="flex flex-wrap items-baseline justify-between gap-x-4">
          <h3 id={`${id}-title`} className="font-mono text-lg [overflow-wrap:anywhere]">
            <a href={`#${id}`} className="rounded-control hover:underline">
              {name}
            </a>
          </h3>
          <p className="text-sm">
            <span className="text-muted">{text.mayCall}</span> {text[`permission_${permission}`]}
          </p>
        </div>
        <p className="font-mono text-muted text-sm [overflow-wrap:anywhere]">
          {method} {path}
          {query.map((field, index) => `${index === 0 ? "?" : "&"}${field}=…`).join("")}
        </p>
        <p className="mt-2 max-w-prose text-pretty">{summary}</p>
        {aliases.length > 0 && (
          <p className="text-sm">
            <span className="text-muted">{text.alsoCalled}</span>{" "}
            <span className="font-mono [overflow-wrap:anywhere]">{aliases.join(", ")}</span>
          </p>
        )}
      </div>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-4 border-line border-t pt-3 md:grid-cols-2">
        <div className="flex flex-col gap-3">
          <FieldList title={text.request} fields={request} text={text} kind="request" />
          {example && <CodeBlock label={text.example} code={example} />}
          <TryIt operation={{ protocol, name, method, path, query, example }} />
        </div>
        <FieldList title={text.answer} fields={answer} text={text} kind="answer" />
      </div>
    </section>
  );
}
