import { createHeart, dressHeart } from "./heart-element";
import type { HeartListener } from "./heart-feed";
import {
  type HeartFlight,
  heartKeyframes,
  planHearts,
  stillHeartKeyframes,
  stillHeartMs,
} from "./heart-plan";

interface HeartStage {
  readonly rise: HeartListener;
  close(): void;
}

/**
 * Lets hearts rise in an element. Each is in the page only while it is seen, and they come in one
 * by one: a dozen at once would cost a phone a frame. Elements are used again.
 */
export function createHeartStage(host: HTMLElement, reducedMotion: boolean): HeartStage {
  const due = new Set<ReturnType<typeof setTimeout>>();
  const inAir = new Map<SVGSVGElement, Animation>();
  const free: SVGSVGElement[] = [];

  const show = (
    look: Pick<HeartFlight, "sizePx" | "tint">,
    frames: Keyframe[],
    timing: KeyframeAnimationOptions,
  ) => {
    const heart = free.pop() ?? createHeart();
    dressHeart(heart, look);
    host.append(heart);
    const animation = heart.animate(frames, { ...timing, fill: "both" });
    inAir.set(heart, animation);
    animation.onfinish = () => {
      animation.cancel();
      inAir.delete(heart);
      heart.remove();
      free.push(heart);
    };
  };
  const fly = (flight: HeartFlight) =>
    show(flight, heartKeyframes(flight, host.clientHeight), {
      duration: flight.durationMs,
      easing: "ease-out",
    });
  return {
    rise(count, own) {
      // A hidden tab shows nothing, and its animations would all end at once when it is seen.
      if (document.visibilityState !== "visible") return;
      if (reducedMotion) {
        if (inAir.size > 0) return;
        show({ sizePx: 32, tint: 0 }, stillHeartKeyframes, { duration: stillHeartMs });
        return;
      }
      for (const flight of planHearts(count, own, inAir.size + due.size, Math.random)) {
        if (flight.delayMs === 0) {
          fly(flight);
          continue;
        }
        const timer = setTimeout(() => {
          due.delete(timer);
          fly(flight);
        }, flight.delayMs);
        due.add(timer);
      }
    },
    close() {
      for (const timer of due) clearTimeout(timer);
      due.clear();
      for (const [heart, animation] of inAir) {
        animation.cancel();
        heart.remove();
      }
      inAir.clear();
    },
  };
}
