import { Heart } from "lucide-react";
import { type ComponentProps, useState } from "react";
import { Button } from "./button";
import { classNames } from "./class-names";
import { useRepeatedPress } from "./use-repeated-press";

interface HeartButtonProps extends Pick<ComponentProps<typeof Button>, "disabled" | "className"> {
  /** What it does, and how often it was done. */
  readonly label: string;
  /** The figure beside the heart. */
  readonly count: string;
  readonly onLike: () => void;
}

/** A heart to press; it beats each time, and goes on while it is held down. */
export function HeartButton({ label, count, onLike, disabled, className }: HeartButtonProps) {
  const [beats, setBeats] = useState(0);
  const press = useRepeatedPress(() => {
    onLike();
    setBeats((before) => before + 1);
  });
  return (
    <Button
      {...press}
      disabled={disabled}
      aria-label={label}
      className={classNames(
        "shrink-0 touch-manipulation select-none px-3 [-webkit-touch-callout:none] pointer-coarse:min-h-11",
        className,
      )}
    >
      <Heart
        key={beats}
        aria-hidden
        className={classNames(
          "size-4 fill-current text-accent-text",
          beats > 0 && "motion-safe:animate-settle",
        )}
      />
      <span className="tabular-nums">{count}</span>
    </Button>
  );
}
