import type { Config } from "@/lib/config";
import type { StreamSnapshot } from "@/lib/media/types";
import { txSecretOf, txTimeOf } from "@/lib/signing/push-url";
import type { IssuedAddress, LiveProvider, Origin, PlayUrls } from "../live-provider";

/** What the provider needs of the media engine. */
export interface EngineControl {
  readonly rtmpPort: number;
  stream(streamName: string): Pick<StreamSnapshot, "state"> | undefined;
  endStream(streamName: string, description: string): Promise<boolean>;
}

type UrlConfig = Pick<Config, "appBizid" | "pushKey" | "publicUrl" | "publicRtmpUrl">;

/** The registered RTMP port, which a URL need not name (Adobe RTMP 1.0 §5). */
const standardRtmpPort = 1935;
/** RTMP application of every push URL; part of LVB's URL shape. */
const rtmpApp = "live";

/** URLs of our own media engine, in the shapes that Tencent Cloud LVB gives them. */
export class EmbeddedLive implements LiveProvider {
  constructor(
    private readonly config: UrlConfig,
    private readonly engine: EngineControl,
  ) {}

  pushAddress(streamName: string, expiresAtMs: number, origin: Origin): IssuedAddress {
    const { appBizid, pushKey } = this.config;
    const txTime = txTimeOf(expiresAtMs / 1000);
    const txSecret = txSecretOf(pushKey, streamName, txTime);
    const server = `${this.rtmpOrigin(origin)}/${rtmpApp}`;
    const streamKey = `${streamName}?bizid=${appBizid}&txSecret=${txSecret}&txTime=${txTime}`;
    return { url: `${server}/${streamKey}`, server, streamKey, expiresAtMs };
  }

  playUrls(streamName: string, origin: Origin): PlayUrls {
    const base = `${this.httpOrigin(origin)}/live/${streamName}`;
    const rtmpUrl = () => `${this.rtmpOrigin(origin)}/${rtmpApp}/${streamName}`;
    return {
      hls: `${base}.m3u8`,
      flv: `${base}.flv`,
      // Lists do not ask for it, and it costs more than the others together.
      get rtmp() {
        return rtmpUrl();
      },
      poster: `${base}/poster.mp4`,
    };
  }

  tapeUrl(url: string, origin: Origin): string {
    return url.startsWith("/") ? this.httpOrigin(origin) + url : url;
  }

  tapePosterUrl(hlsUrl: string, origin: Origin): string | null {
    if (!hlsUrl.startsWith("/tapes/")) return null;
    return this.tapeUrl(hlsUrl.replace(/index\.m3u8$/, "poster.mp4"), origin);
  }

  async giveUpWaiting(streamName: string): Promise<void> {
    if (this.engine.stream(streamName)?.state !== "reconnecting") return;
    await this.engine.endStream(streamName, "The broadcaster left.");
  }

  async stopPublisher(streamName: string, reason: string): Promise<void> {
    await this.engine.endStream(streamName, reason);
  }

  /** Pages use relative URLs, which work behind any proxy; phones need whole ones. */
  private httpOrigin(origin: Origin): string {
    return origin === "" ? "" : (this.config.publicUrl ?? origin);
  }

  private rtmpOrigin(origin: Origin): string {
    if (this.config.publicRtmpUrl) return this.config.publicRtmpUrl;
    const { hostname } = new URL(this.config.publicUrl ?? (origin || "http://localhost"));
    const port = this.engine.rtmpPort;
    return `rtmp://${hostname}${port === standardRtmpPort ? "" : `:${port}`}`;
  }
}
