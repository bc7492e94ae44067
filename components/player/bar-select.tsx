interface BarSelectProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly text: string }[];
  readonly onChoose: (value: string) => void;
}

/** A choice in the player's bar: the system's own list is never cut off by a small picture. */
export function BarSelect({ label, value, options, onChoose }: BarSelectProps) {
  return (
    <select
      aria-label={label}
      title={label}
      value={value}
      onChange={(event) => onChoose(event.currentTarget.value)}
      className="h-10 max-w-28 shrink-0 cursor-pointer rounded-control bg-transparent px-1.5 text-sm tabular-nums hover:bg-white/15 focus-visible:outline-white any-pointer-coarse:h-11"
    >
      {options.map((option) => (
        <option key={option.value} value={option.value} className="bg-raised text-text">
          {option.text}
        </option>
      ))}
    </select>
  );
}
