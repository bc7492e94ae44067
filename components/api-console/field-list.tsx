import type { FieldView } from "@/lib/shared/contract";
import type { Messages } from "@/lib/shared/i18n/messages";

interface FieldListProps {
  readonly title: string;
  readonly fields: readonly FieldView[];
  readonly text: Messages["api"];
  /** In requests what must be there is marked, in answers what may be missing. */
  readonly kind: "request" | "answer";
}

/** The fields of a request or an answer, nested as they are sent. */
export function FieldList({ title, fields, text, kind }: FieldListProps) {
  return (
    <div>
      <h4 className="font-semibold text-muted text-sm">{title}</h4>
      {fields.length === 0 ? (
        <p className="mt-1 text-muted text-sm">{text.noFields}</p>
      ) : (
        <Fields fields={fields} text={text} kind={kind} />
      )}
    </div>
  );
}

function Fields({ fields, text, kind }: Omit<FieldListProps, "title">) {
  return (
    <dl className="divide-y divide-line">
      {fields.map((field) => (
        <div
          key={field.name}
          className="py-1.5 text-sm md:grid md:grid-cols-[minmax(0,12rem)_minmax(0,1fr)] md:gap-x-3"
        >
          <dt className="flex flex-wrap items-baseline gap-x-2 font-mono [overflow-wrap:anywhere]">
            <span className="font-semibold">{field.name}</span>
            <span className="text-muted">{field.type}</span>
          </dt>
          <dd>
            {kind === "request" && field.required && (
              <span className="font-semibold">{text.required} · </span>
            )}
            {field.text}
            <span className="text-muted">
              {field.fallback && ` · ${text.fallback.replace("{value}", field.fallback)}`}
              {kind === "answer" && !field.required && ` · ${text.mayBeMissing}`}
            </span>
          </dd>
          {field.fields.length > 0 && (
            <dd className="mt-1 border-line border-l-2 pl-3 md:col-span-2">
              <Fields fields={field.fields} text={text} kind={kind} />
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}
