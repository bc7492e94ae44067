import type { PushAddress } from "@/lib/shared/models";

/** Scheme, host and port by which a caller reached us, e.g. `https://live.example`; empty: relative. */
export type Origin = string;

export interface PlayUrls {
  readonly hls: string;
  readonly flv: string;
  /** For the link-mic of the apps, which plays nothing else. */
  readonly rtmp: string;
  /** One key frame of the running live as a tiny MP4; null when the source has none. */
  readonly poster: string | null;
}

export interface IssuedAddress extends PushAddress {
  /** The whole push URL, as `RequestLVBAddr` gives it to phones. */
  readonly url: string;
}

/** The port to whatever takes pushes and serves playback: our engine, or Tencent Cloud LVB. */
export interface LiveProvider {
  /** A signed address that can begin a push until `expiresAtMs`. */
  pushAddress(streamName: string, expiresAtMs: number, origin: Origin): IssuedAddress;
  playUrls(streamName: string, origin: Origin): PlayUrls;
  /** Makes a recording's stored URL (absolute, or a path on this server) usable for the caller. */
  tapeUrl(url: string, origin: Origin): string;
  /** A still picture of the recording at `hlsUrl`; null when the source has none. */
  tapePosterUrl(hlsUrl: string, origin: Origin): string | null;
  /** Ends a live whose publisher is lost, instead of waiting for its return; else does nothing. */
  giveUpWaiting(streamName: string): Promise<void>;
  /** Disconnects a running publisher; `reason` is shown to it. Nothing when none is running. */
  stopPublisher(streamName: string, reason: string): Promise<void>;
}
