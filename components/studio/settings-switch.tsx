import { CircleAlert } from "lucide-react";
import { useId } from "react";

interface SettingsSwitchProps {
  readonly label: string;
  readonly hint: string;
  readonly on: boolean;
  readonly disabled?: boolean;
  readonly error?: string;
  readonly onChange: (on: boolean) => void;
}

/** Something that is on or off, with what that means. */
export function SettingsSwitch(props: SettingsSwitchProps) {
  const { label, hint, on, disabled, error, onChange } = props;
  const id = useId();
  return (
    <div className="flex flex-col gap-1">
      <label className="flex min-h-6 items-center gap-3 font-semibold pointer-coarse:min-h-11">
        <input
          type="checkbox"
          checked={on}
          disabled={disabled}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-error` : `${id}-hint`}
          onChange={({ target }) => onChange(target.checked)}
          className="size-5 shrink-0 accent-accent"
        />
        {label}
      </label>
      {error ? (
        <p id={`${id}-error`} className="flex gap-1.5 pl-8 font-medium text-bad text-sm">
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          {error}
        </p>
      ) : (
        <p id={`${id}-hint`} className="pl-8 text-muted text-sm empty:hidden">
          {hint}
        </p>
      )}
    </div>
  );
}
