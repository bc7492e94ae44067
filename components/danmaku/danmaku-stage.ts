import { createArrivals } from "./arrivals";
import type { DanmakuItem, DanmakuListener } from "./danmaku-feed";
import { hasPlace, isWanted, textSize } from "./danmaku-look";
import { type DanmakuSettings, defaultDanmakuSettings } from "./danmaku-settings";
import { type Flight, leftAt } from "./flight";
import { planFlight, type StageSize } from "./lane-planner";
import { createStageClock } from "./stage-clock";
import { createTextPool } from "./text-pool";

export interface DanmakuStage extends DanmakuListener {
  apply(settings: DanmakuSettings): void;
  /** False while the picture stands: everything stays where it is. */
  flow(flowing: boolean): void;
  close(): void;
}

interface Flying {
  readonly item: DanmakuItem;
  readonly flight: Flight;
  readonly animation: Animation;
}

/** How soon an own text without a lane is tried again, in milliseconds. */
const retryMs = 200;

/**
 * Lets texts fly in an element. They are moved by animations of `transform` alone, which browsers
 * run beside the page's script, and every flight is planned before it begins, so that nothing is
 * computed per frame.
 */
export function createDanmakuStage(host: HTMLElement): DanmakuStage {
  const clock = createStageClock(() => Number(document.timeline.currentTime ?? performance.now()));
  const arrivals = createArrivals();
  const pool = createTextPool(host);
  const flying = new Map<HTMLElement, Flying>();
  let settings = defaultDanmakuSettings;
  let frame = 0;
  let retry: ReturnType<typeof setTimeout> | undefined;

  const soon = () => {
    frame ||= requestAnimationFrame(enter);
  };
  const land = (element: HTMLElement) => {
    flying.get(element)?.animation.cancel();
    flying.delete(element);
    pool.giveBack(element);
  };
  const start = (element: HTMLElement, item: DanmakuItem, flight: Flight) => {
    const { topPx, startMs, endMs } = flight;
    const at = (ms: number) => `translate3d(${leftAt(flight, ms)}px, ${topPx}px, 0)`;
    const animation = element.animate([{ transform: at(startMs) }, { transform: at(endMs) }], {
      duration: endMs - startMs,
      fill: "both",
    });
    animation.startTime = clock.outsideMs(startMs);
    animation.onfinish = () => {
      // Told late, of a flight that was ended before: the element may fly again by now.
      if (flying.get(element)?.animation === animation) land(element);
    };
    flying.set(element, { item, flight, animation });
  };

  /** Once per frame, so that the page is laid out once for all that came in it. */
  const enter = () => {
    frame = 0;
    const nowMs = clock.nowMs();
    const stage = sizeOf(host, settings.areaPercent);
    const { fontPx, lanePx } = textSize(stage.widthPx, settings.sizePercent);
    const candidates = arrivals.take(nowMs, clock.running).flatMap((arrival, index) => {
      const { item } = arrival;
      const element = hasPlace(flying.size + index, item.own, settings.density)
        ? pool.take(item, fontPx, lanePx)
        : null;
      if (!element) arrivals.giveBack(arrival);
      return element ? [{ arrival, element }] : [];
    });
    const widths = candidates.map(({ element }) => Math.ceil(element.offsetWidth));
    for (const [index, { arrival, element }] of candidates.entries()) {
      const { item } = arrival;
      // Others let an own text that waits for a lane go before them.
      const flight =
        (item.own || !arrivals.waiting) &&
        planFlight(
          stage,
          [...flying.values()].map((each) => each.flight),
          {
            placement: item.placement,
            widthPx: widths[index] ?? 0,
            heightPx: lanePx,
            crossingMs: settings.crossingSeconds * 1000,
          },
          nowMs,
        );
      if (flight) {
        start(element, item, flight);
      } else {
        pool.giveBack(element);
        arrivals.giveBack(arrival);
      }
    }
    clearTimeout(retry);
    if (arrivals.waiting && clock.running) retry = setTimeout(soon, retryMs);
  };

  const clear = () => {
    arrivals.clear();
    for (const element of [...flying.keys()]) land(element);
  };
  return {
    push(item) {
      // No frame may come for a long time; what waited for it would be old and enter in a heap.
      if (!isWanted(item, settings) || (!clock.running && !item.own)) return;
      arrivals.push(item, clock.nowMs());
      soon();
    },
    clear,
    apply(next) {
      settings = next;
      host.style.setProperty("--danmaku-opacity", `${next.opacityPercent}%`);
      for (const [element, { item }] of [...flying]) if (!isWanted(item, next)) land(element);
    },
    flow(flowing) {
      if (flowing === clock.running) return;
      if (flowing) clock.run();
      else clock.hold();
      for (const { animation, flight } of flying.values()) {
        if (flowing) {
          animation.startTime = clock.outsideMs(flight.startMs);
        } else {
          animation.pause();
          animation.currentTime = clock.nowMs() - flight.startMs;
        }
      }
      if (flowing) soon();
    },
    close() {
      clear();
      cancelAnimationFrame(frame);
      clearTimeout(retry);
    },
  };
}

/** The reader chooses a share of the picture; the stage may be less of it than the picture is. */
function sizeOf(host: HTMLElement, areaPercent: number): StageSize {
  const { clientWidth: widthPx, clientHeight: heightPx } = host;
  const pictureHeightPx = host.offsetParent?.clientHeight ?? heightPx;
  return { widthPx, heightPx, areaPx: (pictureHeightPx * areaPercent) / 100 };
}
