import type { Placement } from "@/lib/shared/chat";
import { parseJsonObject } from "@/lib/shared/parse-json-object";
import { withBlockedWord } from "./blocked-words";

/** What a viewer has chosen for the texts over the picture; kept per browser. */
export interface DanmakuSettings {
  /** null: never chosen, so that it follows `prefers-reduced-motion`. */
  readonly shown: boolean | null;
  /** 20 to 100. */
  readonly opacityPercent: number;
  /** How much of the picture they may cover, from its upper edge. */
  readonly areaPercent: AreaPercent;
  /** Of the size that suits the picture. */
  readonly sizePercent: number;
  /** How long a short text takes from edge to edge. */
  readonly crossingSeconds: number;
  readonly density: Density;
  /** Kinds that are not shown. */
  readonly blockedKinds: readonly Placement[];
  /** Folded by `foldText`. */
  readonly blockedWords: readonly string[];
}

export type AreaPercent = (typeof areaPercents)[number];
export type Density = (typeof densities)[number];

export const areaPercents = [25, 50, 75, 100] as const;
export const densities = ["sparse", "normal", "dense"] as const;
export const placements = ["scroll", "top", "bottom"] as const satisfies readonly Placement[];

interface Range {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

/** The ends and steps of the sliders; what is stored is kept between them. */
export const settingRanges = {
  opacityPercent: { min: 20, max: 100, step: 5 },
  sizePercent: { min: 70, max: 160, step: 10 },
  crossingSeconds: { min: 4, max: 16, step: 1 },
} as const satisfies Record<string, Range>;

/** Half of the picture: enough to be lively, and the faces below stay free. */
export const defaultDanmakuSettings: DanmakuSettings = {
  shown: null,
  opacityPercent: 90,
  areaPercent: 50,
  sizePercent: 100,
  crossingSeconds: 8,
  density: "normal",
  blockedKinds: [],
  blockedWords: [],
};

/** Reads what the browser has kept, member by member; what makes no sense becomes its default. */
export function readDanmakuSettings(stored: string | null): DanmakuSettings {
  const value = (stored === null ? null : parseJsonObject(stored)) ?? {};
  const fallback = defaultDanmakuSettings;
  return {
    shown: typeof value.shown === "boolean" ? value.shown : fallback.shown,
    opacityPercent: within("opacityPercent", value.opacityPercent),
    areaPercent: oneOf(areaPercents, value.areaPercent) ?? fallback.areaPercent,
    sizePercent: within("sizePercent", value.sizePercent),
    crossingSeconds: within("crossingSeconds", value.crossingSeconds),
    density: oneOf(densities, value.density) ?? fallback.density,
    blockedKinds: placements.filter((kind) => listOf(value.blockedKinds).includes(kind)),
    blockedWords: wordsOf(value.blockedWords),
  };
}

function within(name: keyof typeof settingRanges, value: unknown): number {
  const { min, max } = settingRanges[name];
  if (typeof value !== "number" || !Number.isFinite(value)) return defaultDanmakuSettings[name];
  return Math.min(max, Math.max(min, Math.round(value)));
}

function oneOf<T>(choices: readonly T[], value: unknown): T | undefined {
  return choices.find((choice) => choice === value);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function wordsOf(value: unknown): readonly string[] {
  return listOf(value).reduce<readonly string[]>(
    (words, word) => (typeof word === "string" && withBlockedWord(words, word)) || words,
    [],
  );
}
