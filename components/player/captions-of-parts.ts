import type Hls from "hls.js";
import type { HlsConfig } from "hls.js";

/** What the timeline controller of hls.js remembers of the last piece that was loaded. */
interface LastPiece {
  lastSn: number;
  lastPartIndex: number;
}

/**
 * Captions of a low-latency live. hls.js 1.7.4 takes every part but the first of a segment for a
 * gap and forgets the caption that it is reading (`timeline-controller.ts`, `onFragLoading`), so
 * that none longer than a part is ever shown. This tells it where the next part follows the last.
 */
export function captionsOfParts(HlsPlayer: typeof Hls): Partial<HlsConfig> {
  const Timeline = HlsPlayer.DefaultConfig.timelineController;
  if (!Timeline) return {};
  class PartTimeline extends Timeline {
    constructor(hls: Hls) {
      let last: LastPiece | null = null;
      // Registered first, it is called before the controller's own listener.
      hls.on(HlsPlayer.Events.FRAG_LOADING, (_event, { frag, part }) => {
        if (!last || !part || frag.sn !== last.lastSn) return;
        if (part.index === last.lastPartIndex + 1) last.lastSn -= 1;
      });
      super(hls);
      last = this as unknown as LastPiece;
    }
  }
  return { timelineController: PartTimeline };
}
