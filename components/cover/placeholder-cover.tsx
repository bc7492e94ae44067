import { hueOf, lampOf } from "./cover-art";

interface PlaceholderCoverProps {
  readonly userId: string;
  /** Stands on the stage: an initial, or nothing. */
  readonly text: string;
}

/** A small stage drawn from the userid: its own colour, one warm lamp, the initial in the light. */
export function PlaceholderCover({ userId, text }: PlaceholderCoverProps) {
  const hue = hueOf(userId);
  const lamp = lampOf(userId);
  // The beam leans from its lamp over the middle, so that neighbours do not look copied.
  const beam = `polygon(${lamp - 2}% 0, ${lamp + 2}% 0, 78% 84%, 22% 84%)`;
  return (
    <div
      aria-hidden
      style={{
        background: `linear-gradient(oklch(0.36 0.075 ${hue}), oklch(0.2 0.045 ${hue}) 82%, oklch(0.27 0.06 ${hue}) 82%)`,
      }}
      className="absolute inset-0 grid select-none place-items-center overflow-hidden"
    >
      <div
        style={{
          clipPath: beam,
          background: "linear-gradient(oklch(0.93 0.06 60 / 0.5), oklch(0.85 0.1 50 / 0.08))",
        }}
        className="absolute inset-0"
      />
      <div
        style={{ background: "oklch(0.85 0.1 50 / 0.3)" }}
        className="absolute top-[76%] left-[22%] h-[16%] w-[56%] rounded-[50%]"
      />
      <svg viewBox="0 0 320 180" aria-hidden="true" className="absolute inset-0 size-full">
        <text
          x="160"
          y="149"
          textAnchor="middle"
          fontSize="96"
          fontWeight="800"
          fill="white"
          fillOpacity="0.94"
        >
          {text}
        </text>
      </svg>
    </div>
  );
}
