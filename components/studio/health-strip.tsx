"use client";

import { useTranslations } from "use-intl";
import { classNames } from "@/components/ui/class-names";
import type { StudioStream } from "@/lib/shared/models";
import { type HealthLevel, type HealthReading, readHealth } from "./health";

const colors: Record<HealthLevel, string> = {
  ok: "bg-ok",
  warn: "bg-warn",
  bad: "bg-bad",
  none: "bg-line",
};

const levelKeys = {
  ok: "levelOk",
  warn: "levelWarn",
  bad: "levelBad",
  none: "levelNone",
} as const;

const nameKeys = {
  bitrate: "healthBitrate",
  frames: "healthFrames",
  keyframes: "healthKeyframes",
  audio: "healthAudio",
  network: "healthNetwork",
} as const;

const adviceKeys = {
  bitrate: "adviceBitrate",
  frames: "adviceFrames",
  keyframes: "adviceKeyframes",
  audio: "adviceAudio",
  network: "adviceNetwork",
} as const;

/** Five bars that read at a glance and open into words. */
export function HealthStrip({ stream, nowMs }: { stream: StudioStream | null; nowMs: number }) {
  const t = useTranslations("studio");
  const readings = readHealth(stream, nowMs);
  return (
    <details className="group rounded-surface border border-line bg-raised shadow-lift">
      <summary className="flex list-none flex-col gap-3 rounded-surface p-4">
        <span className="font-semibold text-sm">{t("health")}</span>
        <span className="grid grid-cols-5 gap-2">
          {readings.map(({ name, level }) => (
            <span key={name} className="flex min-w-0 flex-col gap-1">
              <span className={classNames("h-2 rounded-full", colors[level])} />
              <span className="truncate text-sm">{t(nameKeys[name])}</span>
              <span className="truncate text-muted text-sm">{t(levelKeys[level])}</span>
            </span>
          ))}
        </span>
      </summary>
      <dl className="flex flex-col gap-2 border-line border-t p-4">
        {readings.map((reading) => (
          <div key={reading.name}>
            <dt className="font-semibold text-sm">{t(nameKeys[reading.name])}</dt>
            <dd className="text-muted tabular-nums">
              <HealthWords reading={reading} />
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function HealthWords({ reading: { name, level, value } }: { reading: HealthReading }) {
  const t = useTranslations("studio");
  if (level === "none") return t("levelNone");
  const measured = {
    bitrate: () => t("valueKbps", { value: Math.round(value) }),
    frames: () => t("valueFps", { value: Math.round(value) }),
    keyframes: () => t("valueSeconds", { value: value.toFixed(1) }),
    audio: () => t("valueKbps", { value: Math.round(value) }),
    network: () => t("valueAge", { value: value.toFixed(1) }),
  }[name]();
  const advice = level === "ok" ? "" : ` ${t(adviceKeys[name])}`;
  return `${measured} · ${t(levelKeys[level])}.${advice}`;
}
