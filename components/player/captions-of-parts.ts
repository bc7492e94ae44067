import type Hls from "hls.js";
import type { BufferAppendedData, BufferFlushingData, HlsConfig } from "hls.js";

/** What the timeline controller of hls.js keeps and does, which its types do not say. */
interface TimelineInside {
  /** Of the last piece that was loaded. */
  lastSn: number;
  lastPartIndex: number;
  onBufferAppended(event: string, data: BufferAppendedData): void;
  onBufferFlushing(event: string, data: BufferFlushingData): void;
}

/**
 * Captions of our streams, which hls.js 1.7.4 reads and never shows (`timeline-controller.ts`). It
 * takes every part but the first of a segment for a gap and forgets the caption that it is reading
 * (`onFragLoading`), so that none longer than a part is left: this tells it where the next part
 * follows the last. And it puts captions into the page, or takes old ones out, only at news of a
 * buffer of pictures alone, while ours holds picture and sound: this passes such news on as of one.
 */
export function captionsOfParts(HlsPlayer: typeof Hls): Partial<HlsConfig> {
  const Timeline = HlsPlayer.DefaultConfig.timelineController;
  if (!Timeline) return {};
  const { Events } = HlsPlayer;
  class PartTimeline extends Timeline {
    constructor(hls: Hls) {
      let inside: TimelineInside | null = null;
      // Registered first, it is called before the controller's own listener.
      hls.on(Events.FRAG_LOADING, (_event, { frag, part }) => {
        if (!inside || !part || frag.sn !== inside.lastSn) return;
        if (part.index === inside.lastPartIndex + 1) inside.lastSn -= 1;
      });
      super(hls);
      inside = this as unknown as TimelineInside;
      const { onBufferAppended, onBufferFlushing } = inside;
      hls.on(Events.BUFFER_APPENDED, (event, data) => {
        const { audiovideo: video } = data.timeRanges;
        if (data.type !== "audiovideo" || !video) return;
        onBufferAppended.call(this, event, { ...data, type: "video", timeRanges: { video } });
      });
      hls.on(Events.BUFFER_FLUSHING, (event, data) => {
        if (data.type !== "audiovideo") return;
        onBufferFlushing.call(this, event, { ...data, type: "video" });
      });
    }
  }
  return { timelineController: PartTimeline };
}
