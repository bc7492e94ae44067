import { classNames } from "./class-names";

/** Label and value, in the order in which they come about. */
export type Steps = readonly (readonly [string, string])[];

interface StepListProps {
  readonly steps: Steps;
  /** Its distance from what stands above it. */
  readonly className: string;
}

/** Values for a machine that follow from each other, each with its name. */
export function StepList({ steps, className }: StepListProps) {
  return (
    <dl
      className={classNames(
        className,
        "grid gap-x-4 gap-y-1 rounded-control border border-line bg-sunken px-3 py-2 text-sm sm:grid-cols-[max-content_minmax(0,1fr)]",
      )}
    >
      {steps.map(([label, value]) => (
        <div key={label} className="contents">
          <dt className="text-muted max-sm:mt-1">{label}</dt>
          <dd className="font-mono [overflow-wrap:anywhere]">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
