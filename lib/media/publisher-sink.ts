import type { PublishEnd, PublishSink } from "./types";

export interface PublisherSinkOptions {
  readonly media: Omit<PublishSink, "onEnd">;
  /** False: it was replaced or kicked, and its last messages are still in flight. */
  readonly isPresent: () => boolean;
  readonly onEnd: (end: PublishEnd) => void;
  /** What it sent could not be taken. */
  readonly onFailure: (error: unknown) => void;
}

/** What the connection of one publisher calls: the media of its live, as long as it is its publisher. */
export function publisherSink(options: PublisherSinkOptions): PublishSink {
  const { media, isPresent, onEnd, onFailure } = options;
  const guarded =
    <T extends readonly unknown[]>(take: (...args: T) => void) =>
    (...args: T): void => {
      if (!isPresent()) return;
      try {
        take(...args);
      } catch (error) {
        onFailure(error);
      }
    };
  return {
    onMetadata: guarded((metadata) => media.onMetadata(metadata)),
    onVideoConfig: guarded((config) => media.onVideoConfig(config)),
    onAudioConfig: guarded((config) => media.onAudioConfig(config)),
    onVideo: guarded((frame) => media.onVideo(frame)),
    onAudio: guarded((frame) => media.onAudio(frame)),
    onFlvTag: guarded((tag) => media.onFlvTag(tag)),
    onEnd: guarded(onEnd),
  };
}
