interface WorkedExampleProps {
  readonly title: string;
  /** Label and value, in the order in which they come about. */
  readonly steps: readonly (readonly [string, string])[];
}

/** A signature step by step; the values were made by the code that verifies. */
export function WorkedExample({ title, steps }: WorkedExampleProps) {
  return (
    <div>
      <h3>{title}</h3>
      <dl className="mt-2 grid gap-x-4 gap-y-1 rounded-control border border-line bg-sunken px-3 py-2 text-sm sm:grid-cols-[max-content_minmax(0,1fr)]">
        {steps.map(([label, value]) => (
          <div key={label} className="contents">
            <dt className="text-muted max-sm:mt-1">{label}</dt>
            <dd className="font-mono [overflow-wrap:anywhere]">{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
