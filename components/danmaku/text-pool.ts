import type { DanmakuItem } from "./danmaku-feed";
import { maxElements } from "./danmaku-look";

interface TextPool {
  /** An element in the stage with the text in it, to be measured; null when all are in use. */
  take(item: DanmakuItem, fontPx: number, lanePx: number): HTMLElement | null;
  giveBack(element: HTMLElement): void;
}

/**
 * White on a dark outline can be read on any picture. Bidirectional and stacked characters stay in
 * their own box, and no text is wider than a stage could ever show.
 */
const textClass =
  "absolute top-0 left-0 max-w-[80em] overflow-clip whitespace-nowrap px-[0.3em] font-semibold text-white opacity-(--danmaku-opacity) [text-shadow:0_0_2px_black,0_1px_2px_black,1px_0_2px_black,-1px_0_2px_black]";

const ownClass = "rounded-control shadow-[inset_0_0_0_2px_white,inset_0_0_0_3px_black]";

/** Elements for texts, used again and again: a stage never makes more than `maxElements`. */
export function createTextPool(host: HTMLElement): TextPool {
  const free: HTMLElement[] = [];
  let made = 0;
  const make = () => {
    if (made >= maxElements) return null;
    made += 1;
    const element = document.createElement("span");
    element.dir = "auto";
    return element;
  };
  return {
    take(item, fontPx, lanePx) {
      const element = free.pop() ?? make();
      if (!element) return null;
      element.className = item.own ? `${textClass} ${ownClass}` : textClass;
      element.style.fontSize = `${fontPx}px`;
      element.style.lineHeight = `${lanePx}px`;
      element.textContent = item.text;
      host.append(element);
      return element;
    },
    giveBack(element) {
      element.remove();
      element.textContent = "";
      free.push(element);
    },
  };
}
