import type { IncomingMessage, ServerResponse } from "node:http";
import type { Config } from "@/lib/config";
import type { MediaEngine } from "@/lib/media/engine";
import { previewParameter } from "@/lib/media/preview";
import type { EngineLoad, StreamSnapshot } from "@/lib/media/types";
import type { IngestHealth, IngestSample } from "@/lib/shared/ingest";
import type {
  IssuedAddress,
  LiveProvider,
  Origin,
  PlayUrls,
  SourceStreamState,
  ViewingFigures,
} from "../live-provider";
import { signedQuery, type UrlSigning } from "../signed-url";
import { OutgoingRates } from "./outgoing-rates";
import { SentBytes } from "./sent-bytes";

/** What the provider needs of the media engine. */
export type EngineControl = Pick<
  MediaEngine,
  | "rtmpPort"
  | "stream"
  | "load"
  | "endStream"
  | "ingest"
  | "ingestHistory"
  | "previewToken"
  | "setPublic"
  | "setRecording"
  | "handleHttp"
  | "start"
  | "stop"
>;

type UrlConfig = UrlSigning & Pick<Config, "appBizid" | "pushKey" | "publicUrl" | "publicRtmpUrl">;

/** The registered RTMP port, which a URL need not name (Adobe RTMP 1.0 §5). */
const standardRtmpPort = 1935;
/** RTMP application of every push URL; part of LVB's URL shape. */
const rtmpApp = "live";

/** The stream in a path of media that plays a live. */
const streamInPath = /^\/live\/([^/.]+)[/.]/;

/** URLs of our own media engine, in the shapes that Tencent Cloud LVB gives them. */
export class EmbeddedLive implements LiveProvider {
  readonly watch = null;
  readonly keepsPreviews = true;
  readonly recordsToOrder = true;
  readonly ingestNews = "now";
  readonly #sent = new SentBytes();
  readonly #outgoing = new OutgoingRates();

  constructor(
    private readonly config: UrlConfig,
    private readonly engine: EngineControl,
  ) {}

  pushAddress(streamName: string, expiresAtMs: number, origin: Origin): IssuedAddress {
    const { appBizid, pushKey } = this.config;
    const signature = signedQuery(this.config, pushKey, streamName, expiresAtMs);
    const server = `${this.rtmpOrigin(origin)}/${rtmpApp}`;
    const streamKey = `${streamName}?bizid=${appBizid}&${signature}`;
    return { url: `${server}/${streamKey}`, server, streamKey, expiresAtMs, others: [] };
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
      expiresAtMs: null,
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

  /** Whether a push may begin is asked before each one, so that nothing need be done here. */
  async forbidPublisher(): Promise<void> {}
  async allowPublisher(): Promise<void> {}

  previewUrl(streamName: string, origin: Origin): string {
    const { hls } = this.playUrls(streamName, origin);
    const token = this.engine.previewToken(streamName);
    return token === null ? hls : `${hls}?${previewParameter}=${token}`;
  }

  async setPublic(streamName: string, isPublic: boolean): Promise<void> {
    this.engine.setPublic(streamName, isPublic);
  }

  async setRecording(streamName: string, on: boolean): Promise<void> {
    this.engine.setRecording(streamName, on);
  }

  async ingest(streamName: string): Promise<IngestHealth | null> {
    return this.engine.ingest(streamName);
  }

  async ingestHistory(streamName: string): Promise<readonly IngestSample[]> {
    return this.engine.ingestHistory(streamName);
  }

  snapshot(streamName: string): StreamSnapshot | undefined {
    return this.engine.stream(streamName);
  }

  async streamStates(
    streamNames: readonly string[],
  ): Promise<ReadonlyMap<string, SourceStreamState>> {
    const stateOf = (streamName: string): SourceStreamState => {
      const state = this.engine.stream(streamName)?.state;
      return state === "live" ? "active" : (state ?? "inactive");
    };
    return new Map(streamNames.map((streamName) => [streamName, stateOf(streamName)]));
  }

  /** Who plays HLS leaves no connection that could be counted. */
  async viewing(streamNames: readonly string[]): Promise<ReadonlyMap<string, ViewingFigures>> {
    const figures = new Map<string, ViewingFigures>();
    for (const streamName of streamNames) {
      const snapshot = this.engine.stream(streamName);
      if (!snapshot) continue;
      figures.set(streamName, {
        viewers: null,
        flvViewers: snapshot.flvViewers,
        outgoingKbps: this.#outgoing.kbps(streamName),
        incomingKbps: snapshot.videoKbps + snapshot.audioKbps,
        atMs: snapshot.lastMediaAtMs,
      });
    }
    return figures;
  }

  get load(): EngineLoad {
    return this.engine.load();
  }

  handleHttp(req: IncomingMessage, res: ServerResponse, url: URL): boolean {
    const fromBytes = res.socket?.bytesWritten ?? 0;
    if (!this.engine.handleHttp(req, res, url)) return false;
    this.#sent.follow(res, fromBytes);
    const streamName = streamInPath.exec(url.pathname)?.[1];
    if (streamName !== undefined) this.#outgoing.follow(streamName, res, fromBytes);
    return true;
  }

  get sentBytes(): number {
    return this.#sent.total();
  }

  start(): Promise<void> {
    return this.engine.start();
  }

  stop(): Promise<void> {
    return this.engine.stop();
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
