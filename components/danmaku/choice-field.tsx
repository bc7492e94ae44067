import { useId } from "react";
import { classNames } from "@/components/ui/class-names";

interface ChoiceFieldProps<T extends string | number> {
  readonly legend: string;
  readonly choices: readonly { readonly value: T; readonly text: string }[];
  readonly chosen: readonly T[];
  /** Check boxes instead of radio buttons. */
  readonly several?: boolean;
  readonly onChoose: (value: T) => void;
}

/** A row of native radio buttons or check boxes that look like one switch with several places. */
export function ChoiceField<T extends string | number>(props: ChoiceFieldProps<T>) {
  const { legend, choices, chosen, several = false, onChoose } = props;
  const id = useId();
  return (
    <fieldset>
      <legend className="mb-1 font-semibold text-sm">{legend}</legend>
      <div className="flex flex-wrap gap-1">
        {choices.map(({ value, text }) => (
          <label
            key={value}
            className={classNames(
              "relative flex min-h-9 flex-auto items-center justify-center rounded-control border px-2 py-1 text-center text-sm any-pointer-coarse:min-h-11",
              "has-focus-visible:outline-2 has-focus-visible:outline-accent-text has-focus-visible:outline-offset-2",
              chosen.includes(value)
                ? "border-text bg-sunken font-semibold"
                : "border-edge hover:bg-sunken",
            )}
          >
            <input
              type={several ? "checkbox" : "radio"}
              name={several ? undefined : id}
              checked={chosen.includes(value)}
              onChange={() => onChoose(value)}
              className="absolute inset-0 size-full cursor-pointer opacity-0"
            />
            {chosen.includes(value) && several && <span aria-hidden>✓&nbsp;</span>}
            {text}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
