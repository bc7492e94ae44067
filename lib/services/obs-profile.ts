import { strToU8, zipSync } from "fflate";
import type { PushAddress } from "@/lib/shared/models";
import {
  type RecommendedSettings,
  recommendedAudioKbps,
  recommendedFramesPerSecond,
  recommendedKeyFrameSeconds,
} from "@/lib/shared/recommended-settings";

/** The picture that OBS composes; it is scaled to the size that is sent. */
const canvas = { width: 1920, height: 1080 } as const;

/**
 * A zip with one folder, which OBS takes by Profile → Import (OBSBasic_Profiles.cpp copies these
 * three files). It holds the stream key and is for its broadcaster alone.
 */
export function obsProfileZip(
  address: Pick<PushAddress, "server" | "streamKey">,
  settings: RecommendedSettings,
  nowMs: number,
): Uint8Array<ArrayBuffer> {
  const files = Object.entries(profileFiles(address, settings)).map(
    ([name, text]) => [`${folderOf(settings)}/${name}`, strToU8(text)] as const,
  );
  return new Uint8Array(zipSync(Object.fromEntries(files), { mtime: nowMs }));
}

/** Name of the download, without anything secret. */
export const profileFileName = (settings: RecommendedSettings) => `${folderOf(settings)}.zip`;

/** OBS takes no second profile from a folder of the same name. */
const folderOf = ({ height }: RecommendedSettings) => `mini-lvb-${height}p`;

function profileFiles(
  { server, streamKey }: Pick<PushAddress, "server" | "streamKey">,
  { height, width, videoKbps }: RecommendedSettings,
): Record<string, string> {
  return {
    "basic.ini": ini({
      General: { Name: `Mini LVB ${height}p` },
      // Only the advanced mode has a field for the distance of key frames.
      Output: {
        Mode: "Advanced",
        Reconnect: true,
        RetryDelay: 2,
        MaxRetries: 25,
        DynamicBitrate: true,
      },
      AdvOut: {
        ApplyServiceSettings: true,
        Encoder: "obs_x264",
        AudioEncoder: "ffmpeg_aac",
        TrackIndex: 1,
        Track1Bitrate: recommendedAudioKbps,
      },
      Video: {
        BaseCX: canvas.width,
        BaseCY: canvas.height,
        OutputCX: width,
        OutputCY: height,
        FPSType: 0,
        FPSCommon: recommendedFramesPerSecond,
        ScaleType: "bicubic",
      },
      Audio: { SampleRate: 48_000, ChannelSetup: "Stereo" },
    }),
    "service.json": JSON.stringify({
      type: "rtmp_custom",
      settings: { server, key: streamKey, use_auth: false, bwtest: false },
    }),
    "streamEncoder.json": JSON.stringify({
      rate_control: "CBR",
      bitrate: videoKbps,
      keyint_sec: recommendedKeyFrameSeconds,
      preset: "veryfast",
      profile: "main",
      // Without B-frames and look-ahead: half a second less between broadcaster and viewers.
      tune: "zerolatency",
    }),
  };
}

type Sections = Readonly<Record<string, Readonly<Record<string, string | number | boolean>>>>;

function ini(sections: Sections): string {
  return Object.entries(sections)
    .map(([name, values]) => {
      const lines = Object.entries(values).map(([key, value]) => `${key}=${value}`);
      return [`[${name}]`, ...lines, ""].join("\n");
    })
    .join("\n");
}
