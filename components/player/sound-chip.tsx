import { Play, VolumeX } from "lucide-react";
import { useTranslations } from "use-intl";

interface SoundChipProps {
  /** The browser wants a tap before it plays anything, or before there is sound. */
  readonly needs: "tap" | "sound";
  readonly onTap: () => void;
}

/** The next rung after a start by itself with sound was refused. */
export function SoundChip({ needs, onTap }: SoundChipProps) {
  const t = useTranslations("player");
  if (needs === "sound") {
    return (
      <button
        type="button"
        data-unmute
        onClick={onTap}
        className="absolute top-[calc(var(--player-top,0px)+3rem)] left-3 inline-flex min-h-12 items-center gap-2 rounded-full bg-white px-5 font-bold text-base text-black shadow-lift hover:bg-white/90 focus-visible:outline-white"
      >
        <VolumeX aria-hidden className="size-5" />
        {t("tapToUnmute")}
      </button>
    );
  }
  return (
    <button
      type="button"
      data-unmute
      onClick={onTap}
      className="-translate-1/2 absolute top-1/2 left-1/2 inline-flex min-h-14 items-center gap-3 whitespace-nowrap rounded-full bg-accent px-6 font-bold text-accent-ink text-lg shadow-lift hover:bg-accent-hover focus-visible:outline-white"
    >
      <Play aria-hidden className="size-6" />
      {t("needsTap")}
    </button>
  );
}
