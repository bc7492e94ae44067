import { useTranslations } from "use-intl";
import { classNames } from "@/components/ui/class-names";
import type { HealthPart, PartLevel } from "./health-parts";

const colours: Record<PartLevel, string> = {
  ok: "bg-ok",
  hint: "bg-ok",
  warn: "bg-warn",
  bad: "bg-bad",
  none: "bg-transparent",
};
/** The less of a bar is filled the worse it is, for who does not tell the colours apart. */
const lengths: Record<PartLevel, string> = {
  ok: "w-full",
  hint: "w-full",
  warn: "w-2/3",
  bad: "w-1/3",
  none: "w-0",
};
const words: Record<PartLevel, string> = {
  ok: "text-ok",
  hint: "text-ok",
  warn: "text-warn font-semibold",
  bad: "text-bad font-semibold",
  none: "text-muted",
};

const partKeys = {
  bitrate: "partBitrate",
  frames: "partFrames",
  keyFrames: "partKeyFrames",
  audio: "partAudio",
  network: "partNetwork",
} as const;

const levelKeys = {
  ok: "levelOk",
  hint: "levelHint",
  warn: "levelWarn",
  bad: "levelBad",
  none: "levelNone",
} as const;

/** Five small bars that read at a glance, a word below each; in rows where words are too large. */
export function HealthStrip({ parts }: { parts: readonly HealthPart[] }) {
  const t = useTranslations("studioHealth");
  return (
    <ul className="flex flex-wrap gap-x-1.5 gap-y-3 text-sm sm:gap-x-3">
      {parts.map(({ part, level }) => (
        <li
          key={part}
          data-health={`${part} ${level}`}
          className="flex min-w-min flex-1 flex-col gap-1"
        >
          <span aria-hidden className="h-2 overflow-hidden rounded-full bg-line">
            <span
              className={classNames("block h-full rounded-full", colours[level], lengths[level])}
            />
          </span>
          <span className="whitespace-nowrap font-medium">{t(partKeys[part])}</span>
          <span className={classNames("break-words", words[level])}>{t(levelKeys[level])}</span>
        </li>
      ))}
    </ul>
  );
}
