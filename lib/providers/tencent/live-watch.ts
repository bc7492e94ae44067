import { z } from "zod";
import type { TencentConfig } from "@/lib/config";
import { CloudError } from "../cloud-error";
import type { OnlineStream, StreamWatch } from "../live-provider";
import { hostOf } from "./host-of";
import { LiveApi } from "./live-api";

/** Streams per page; the whole list has less than 20,000 (Live API 3.0). */
const pageSize = 1000;
const maxPages = 20;
/** Whoever compares comes again soon, so that one try is enough. */
const oneTry = { attempts: 1, firstWaitMs: 0 };
const playlistTimeoutMs = 4000;
const maxPlaylistChars = 256 * 1024;
/** A playlist that did not change for this long carries no media any more. */
const stalledAfterMs = 12_000;
/** Playlists that are remembered. */
const maxRemembered = 2000;

const onlineSchema = z.object({
  TotalPage: z.number().int().nonnegative().catch(1),
  OnlineInfo: z
    .array(
      z.object({
        StreamName: z.string(),
        PublishTimeList: z.array(z.object({ PublishTime: z.string() })).nullish(),
      }),
    )
    .nullish(),
});

type WatchConfig = Pick<
  TencentConfig,
  "liveApiUrl" | "secretId" | "secretKey" | "appName" | "pushDomain"
>;

/** What LVB carries, by its API and, when that is silent, by what viewers get. */
export class LiveWatch implements StreamWatch {
  readonly #api: LiveApi;
  readonly #playlists = new Map<string, { readonly text: string; readonly sinceMs: number }>();

  constructor(
    private readonly config: WatchConfig,
    private readonly playlistUrl: (streamName: string) => string,
    private readonly now: () => number,
  ) {
    this.#api = new LiveApi(config, oneTry);
  }

  async online(): Promise<readonly OnlineStream[]> {
    const streams: OnlineStream[] = [];
    for (let page = 1; page <= maxPages; page += 1) {
      const answer = onlineSchema.safeParse(
        await this.#api.call("DescribeLiveStreamOnlineList", {
          DomainName: hostOf(this.config.pushDomain),
          AppName: this.config.appName,
          PageNum: page,
          PageSize: pageSize,
        }),
      );
      if (!answer.success) {
        throw new CloudError("live", "unreachable", "", "The Live API answered what is no list.");
      }
      for (const { StreamName, PublishTimeList } of answer.data.OnlineInfo ?? []) {
        const times = (PublishTimeList ?? []).map(({ PublishTime }) => Date.parse(PublishTime));
        const latestMs = Math.max(0, ...times.filter(Number.isFinite));
        // A time that is still to come says only that its clock is not ours.
        const isTime = latestMs > 0 && latestMs <= this.now();
        streams.push({ streamName: StreamName, publishedAtMs: isTime ? latestMs : null });
      }
      if (page >= answer.data.TotalPage) break;
    }
    return streams;
  }

  async isRunning(streamName: string): Promise<boolean> {
    const { StreamState } = await this.#api.call("DescribeLiveStreamState", {
      AppName: this.config.appName,
      DomainName: hostOf(this.config.pushDomain),
      StreamName: streamName,
    });
    return StreamState === "active";
  }

  async isFlowing(streamName: string): Promise<boolean | null> {
    const playlist = await fetchPlaylist(this.playlistUrl(streamName));
    if (typeof playlist !== "string") return playlist;
    const variant = playlist.includes("#EXT-X-STREAM-INF") ? firstUri(playlist) : null;
    const text =
      variant === null
        ? playlist
        : await fetchPlaylist(new URL(variant, this.playlistUrl(streamName)).href);
    if (typeof text !== "string") return text;
    if (text.includes("#EXT-X-ENDLIST")) return false;
    const before = this.#playlists.get(streamName);
    if (before?.text !== text) {
      this.#remember(streamName, text);
      return before === undefined ? null : true;
    }
    return this.now() - before.sinceMs >= stalledAfterMs ? false : null;
  }

  #remember(streamName: string, text: string): void {
    this.#playlists.delete(streamName);
    this.#playlists.set(streamName, { text, sinceMs: this.now() });
    const oldest = this.#playlists.keys().next().value;
    if (this.#playlists.size > maxRemembered && oldest !== undefined)
      this.#playlists.delete(oldest);
  }
}

/** The playlist's text; false when there is none, null when that cannot be told. */
async function fetchPlaylist(url: string): Promise<string | false | null> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(playlistTimeoutMs) });
    if (response.status === 404) return false;
    return response.ok ? (await response.text()).slice(0, maxPlaylistChars) : null;
  } catch {
    // No answer says nothing about the stream: our own network may be what is broken.
    return null;
  }
}

/** First line that is no tag (RFC 8216 §4.1). */
function firstUri(playlist: string): string | null {
  return playlist.split(/\r?\n/).find((line) => line !== "" && !line.startsWith("#")) ?? null;
}
