import { CircleAlert } from "lucide-react";
import { type ComponentProps, type ReactNode, useId } from "react";
import { classNames } from "./class-names";

interface TextFieldProps extends Omit<ComponentProps<"input">, "id"> {
  readonly label: string;
  /** The rule, told before anybody breaks it; gives way to the error. */
  readonly hint?: string;
  readonly error?: string;
  /** A control inside the right end of the field. */
  readonly trailing?: ReactNode;
}

export const inputClass =
  "min-h-10 w-full min-w-0 rounded-control border bg-raised px-3 py-2 text-base text-text placeholder:text-muted";

/** A labelled input whose hint and error are read out with it. */
export function TextField({ label, hint, error, trailing, className, ...input }: TextFieldProps) {
  const id = useId();
  return (
    <div className={classNames("flex flex-col gap-1", className)}>
      <label htmlFor={id} className="font-semibold text-sm">
        {label}
      </label>
      <div className="relative flex">
        <input
          id={id}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-error` : hint ? `${id}-hint` : undefined}
          className={classNames(
            inputClass,
            error ? "border-bad" : "border-edge",
            trailing ? "pr-12" : undefined,
          )}
          {...input}
        />
        {trailing}
      </div>
      {hint && !error && (
        <p id={`${id}-hint`} className="text-muted text-sm">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="flex gap-1.5 font-medium text-bad text-sm">
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          {error}
        </p>
      )}
    </div>
  );
}
