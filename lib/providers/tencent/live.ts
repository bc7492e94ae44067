import type { Config, TencentConfig } from "@/lib/config";
import type { StreamSnapshot } from "@/lib/media/types";
import { cutToBytes } from "@/lib/shared/cut-to-bytes";
import type { IngestHealth, IngestNews, IngestSample } from "@/lib/shared/ingest";
import type {
  IssuedAddress,
  LiveProvider,
  Origin,
  PlayUrls,
  SourceStreamState,
  ViewingFigures,
} from "../live-provider";
import { signedQuery, type UrlSigning } from "../signed-url";
import { utcText } from "./cloud-time";
import { hostOf } from "./host-of";
import type { LiveApi } from "./live-api";
import { LiveFigures } from "./live-figures";
import { LiveIngest } from "./live-ingest";
import { LiveWatch } from "./live-watch";
import { otherPushForms } from "./other-push-forms";

type UrlConfig = UrlSigning &
  Pick<Config, "appBizid" | "pushKey" | "streamNames" | "recording" | "publicUrl">;

/** Recordings of an old domain are asked for in the push URL, in pieces of three hours. */
const recordQuery = "record_interval=10800&record=hls|mp4";
/** `ForbidLiveStream` reaches no further (Live API 3.0). */
const longestBanMs = 90 * 86_400_000;
/** Its clock need not be ours: no ban ends in its past or beyond what it takes. */
const resumeMarginMs = 60_000;
/** Bytes of `Reason`. */
const longestBanReason = 2048;
/** Hosts of Tencent Cloud that serve recordings over TLS as well. */
const tlsHosts = /(^|\.)(myqcloud\.com|vod-qcloud\.com|tencentcos\.cn)$/;

/** URLs and control of Tencent Cloud LVB. */
export class TencentLive implements LiveProvider {
  readonly watch: LiveWatch;
  /** LVB keeps a stream from nobody who has its play URL. */
  readonly load = null;
  readonly sentBytes = null;
  readonly keepsPreviews = false;
  /** A template of the console decides, or what the push URL asked for. */
  readonly recordsToOrder = false;
  readonly #figures: LiveFigures;
  readonly #ingest: LiveIngest;

  constructor(
    private readonly config: UrlConfig,
    private readonly cloud: TencentConfig,
    private readonly api: LiveApi,
    private readonly now: () => number,
  ) {
    this.watch = new LiveWatch(cloud, (streamName) => this.playUrls(streamName).hls, now);
    this.#figures = new LiveFigures(cloud, now);
    this.#ingest = new LiveIngest(cloud, now);
  }

  pushAddress(streamName: string, expiresAtMs: number): IssuedAddress {
    const { appBizid, pushKey, streamNames, recording } = this.config;
    const server = `rtmp://${this.cloud.pushDomain}/${this.cloud.appName}`;
    // The order of the original's URL, which its clients pass on as it is. With domains of one's
    // own, a template of the console decides about recording.
    const legacy =
      streamNames === "bizid" ? `bizid=${appBizid}&${recording ? `${recordQuery}&` : ""}` : "";
    const signature = signedQuery(this.config, pushKey, streamName, expiresAtMs);
    const query = legacy + signature;
    const streamKey = `${streamName}?${query}`;
    const others = otherPushForms(this.cloud, streamName, query);
    return { url: `${server}/${streamKey}`, server, streamKey, expiresAtMs, others };
  }

  playUrls(streamName: string): PlayUrls {
    const { playDomain, playScheme, playKey, appName } = this.cloud;
    const path = `${playDomain}/${appName}/${streamName}`;
    const expiresAtMs = playKey === null ? null : this.#playExpiryMs();
    const query =
      playKey === null || expiresAtMs === null
        ? ""
        : `?${signedQuery(this.config, playKey, streamName, expiresAtMs)}`;
    return {
      hls: `${playScheme}://${path}.m3u8${query}`,
      flv: `${playScheme}://${path}.flv${query}`,
      rtmp: `rtmp://${path}${query}`,
      poster: null,
      expiresAtMs,
    };
  }

  /**
   * The same for half the validity, so that lists and pages do not change with every second, and
   * never closer than the other half.
   */
  #playExpiryMs(): number {
    const stepMs = (this.cloud.playUrlTtlSeconds * 1000) / 2;
    return Math.ceil((Math.floor(this.now() / stepMs) + 2) * stepMs);
  }

  tapeUrl(url: string, origin: Origin): string {
    const secure = (origin || this.config.publicUrl || "").startsWith("https:");
    if (!secure || !url.startsWith("http:") || !URL.canParse(url)) return url;
    // A page served over TLS may not load anything without it.
    return tlsHosts.test(new URL(url).hostname) ? url.replace("http:", "https:") : url;
  }

  tapePosterUrl(): null {
    return null;
  }

  /** LVB does not wait for publishers. */
  async giveUpWaiting(): Promise<void> {}

  async stopPublisher(streamName: string): Promise<void> {
    await this.api.call("DropLiveStream", this.#stream(streamName));
    this.#figures.forgetState(streamName);
  }

  /** Disconnects a running publisher too. */
  async forbidPublisher(streamName: string, reason: string, untilMs: number | null): Promise<void> {
    const nowMs = this.now();
    const latestMs = nowMs + longestBanMs - resumeMarginMs;
    const resumeMs = Math.max(nowMs + resumeMarginMs, Math.min(untilMs ?? latestMs, latestMs));
    await this.api.call("ForbidLiveStream", {
      ...this.#stream(streamName),
      ResumeTime: utcText(resumeMs),
      Reason: cutToBytes(reason, longestBanReason),
    });
    this.#figures.forgetState(streamName);
  }

  async allowPublisher(streamName: string): Promise<void> {
    await this.api.call("ResumeLiveStream", this.#stream(streamName));
    this.#figures.forgetState(streamName);
  }

  previewUrl(streamName: string): string {
    return this.playUrls(streamName).hls;
  }

  async setPublic(): Promise<void> {}

  async setRecording(): Promise<void> {}

  /** Minutes late; a studio asks again, so that neither waits long for the cloud. */
  ingest(streamName: string): Promise<IngestHealth | null> {
    return this.#ingest.health(streamName);
  }

  ingestHistory(streamName: string): Promise<readonly IngestSample[]> {
    return this.#ingest.history(streamName);
  }

  get ingestNews(): IngestNews {
    return this.#ingest.isSilent ? "silent" : "late";
  }

  /** LVB's quality figures are minutes late. */
  snapshot(): StreamSnapshot | undefined {
    return undefined;
  }

  streamStates(streamNames: readonly string[]): Promise<ReadonlyMap<string, SourceStreamState>> {
    return this.#figures.states(streamNames);
  }

  viewing(streamNames: readonly string[]): Promise<ReadonlyMap<string, ViewingFigures>> {
    return this.#figures.viewing(streamNames);
  }

  handleHttp(): boolean {
    return false;
  }

  async start(): Promise<void> {}

  async stop(): Promise<void> {}

  #stream(streamName: string) {
    return {
      AppName: this.cloud.appName,
      DomainName: hostOf(this.cloud.pushDomain),
      StreamName: streamName,
    };
  }
}
