import type { LucideIcon } from "lucide-react";
import { classNames } from "@/components/ui/class-names";

interface IconButtonProps {
  readonly icon: LucideIcon;
  readonly label: string;
  readonly onClick: () => void;
  /** The key that does the same, for the title. */
  readonly keyName?: string;
  /** For what is on or off. */
  readonly pressed?: boolean;
  readonly className?: string;
}

/** A button of the player's bar. */
export function IconButton({
  icon: Icon,
  label,
  onClick,
  keyName,
  pressed,
  className,
}: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      aria-pressed={pressed}
      title={keyName ? `${label} (${keyName})` : label}
      onClick={onClick}
      className={classNames(
        "relative grid size-10 shrink-0 place-items-center rounded-control hover:bg-white/15 focus-visible:outline-white any-pointer-coarse:size-11",
        className,
      )}
    >
      <Icon aria-hidden className="size-5" />
      {pressed && <span aria-hidden className="absolute bottom-1 h-0.5 w-5 bg-current" />}
    </button>
  );
}
