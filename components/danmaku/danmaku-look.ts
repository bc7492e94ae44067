import { hasBlockedWord } from "./blocked-words";
import type { DanmakuItem } from "./danmaku-feed";
import type { DanmakuSettings, Density } from "./danmaku-settings";

/** Texts that fly at once; a reader follows about a dozen. */
const capacities: Record<Density, number> = { sparse: 12, normal: 28, dense: 50 };

/** Own texts come in on top of what the density allows. */
const placesForOwn = 5;

/** Elements that a stage ever makes. */
export const maxElements = capacities.dense + placesForOwn;

/** Lane height in relation to the letters; leaves room for accents and the outline. */
const lineHeight = 1.5;

export interface TextSize {
  readonly fontPx: number;
  readonly lanePx: number;
}

/** Letters that suit the picture: 18 px on a phone, 25 px beside a chat, 32 px in full screen. */
export function textSize(stageWidthPx: number, sizePercent: number): TextSize {
  const suitablePx = Math.min(32, Math.max(18, 14 + stageWidthPx / 85));
  const fontPx = Math.round((suitablePx * sizePercent) / 100);
  return { fontPx, lanePx: Math.ceil(fontPx * lineHeight) };
}

/** Whether there is a place for one more beside those that fly. */
export function hasPlace(flying: number, own: boolean, density: Density): boolean {
  return flying < capacities[density] + (own ? placesForOwn : 0);
}

/** Whether the reader wants to see a text. What he blocks are other people's, never his own. */
export function isWanted(item: DanmakuItem, settings: DanmakuSettings): boolean {
  if (item.own) return true;
  return (
    !settings.blockedKinds.includes(item.placement) &&
    !hasBlockedWord(item.text, settings.blockedWords)
  );
}
