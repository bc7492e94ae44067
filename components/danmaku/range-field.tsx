import { useId } from "react";

interface RangeFieldProps {
  readonly label: string;
  readonly value: number;
  /** The value with its unit, shown and read out. */
  readonly valueText: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly onChange: (value: number) => void;
}

/** A slider between its name and its value in words. */
export function RangeField({ label, value, valueText, onChange, ...range }: RangeFieldProps) {
  const id = useId();
  return (
    <div className="flex items-center gap-3 text-sm">
      <label htmlFor={id} className="w-28 shrink-0 font-semibold">
        {label}
      </label>
      <input
        id={id}
        type="range"
        {...range}
        value={value}
        aria-valuetext={valueText}
        onChange={(event) => onChange(Number(event.currentTarget.value))}
        className="h-8 min-w-0 flex-1 accent-white any-pointer-coarse:h-11"
      />
      <span aria-hidden className="w-12 shrink-0 text-right text-muted tabular-nums">
        {valueText}
      </span>
    </div>
  );
}
