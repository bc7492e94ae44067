import { z } from "zod";
import type { TencentConfig } from "@/lib/config";
import { CloudError } from "../cloud-error";
import type { SourceStreamState, ViewingFigures } from "../live-provider";
import { timeOf, utcText } from "./cloud-time";
import { hostOf } from "./host-of";
import { LiveApi } from "./live-api";
import { RememberedAnswers } from "./remembered-answers";

/** The page that shows this asks again by itself, so that one try is enough. */
const oneTry = { attempts: 1, firstWaitMs: 0 };
const stateFreshMs = 20_000;
/** Points are one minute apart (Live API 3.0, DescribeStreamPlayInfoList). */
const minuteMs = 60_000;
/** The points of so many minutes are looked at. */
const windowMinutes = 15;
/** Points are about four minutes late; until then an empty one may be one that is not counted yet. */
const lateMs = 5 * minuteMs;

const stateSchema = z.object({ StreamState: z.enum(["active", "inactive", "forbid"]) });
const figuresSchema = z.object({
  DataInfoList: z
    .array(z.object({ Time: z.string(), Bandwidth: z.number(), Online: z.number() }))
    .nullable(),
});
type Point = NonNullable<z.infer<typeof figuresSchema>["DataInfoList"]>[number];

type FiguresConfig = Pick<
  TencentConfig,
  "liveApiUrl" | "secretId" | "secretKey" | "appName" | "pushDomain" | "playDomain"
>;

/** What LVB says of single streams to administrators; nothing else depends on it. */
export class LiveFigures {
  readonly #api: LiveApi;
  readonly #states: RememberedAnswers<SourceStreamState>;
  readonly #viewing: RememberedAnswers<ViewingFigures>;

  constructor(
    private readonly config: FiguresConfig,
    private readonly now: () => number,
  ) {
    this.#api = new LiveApi(config, oneTry);
    this.#states = new RememberedAnswers({
      ask: (streamName) => this.#askState(streamName),
      freshMs: stateFreshMs,
      now,
    });
    this.#viewing = new RememberedAnswers({
      ask: (streamName) => this.#askViewing(streamName),
      freshMs: minuteMs,
      now,
    });
  }

  /** @throws CloudError */
  states(streamNames: readonly string[]): Promise<ReadonlyMap<string, SourceStreamState>> {
    return this.#states.of(streamNames);
  }

  /** @throws CloudError */
  viewing(streamNames: readonly string[]): Promise<ReadonlyMap<string, ViewingFigures>> {
    return this.#viewing.of(streamNames);
  }

  /** The stream was stopped, forbidden or allowed just now. */
  forgetState(streamName: string): void {
    this.#states.forget(streamName);
  }

  async #askState(streamName: string): Promise<SourceStreamState> {
    const answer = stateSchema.safeParse(
      await this.#api.call("DescribeLiveStreamState", {
        AppName: this.config.appName,
        DomainName: hostOf(this.config.pushDomain),
        StreamName: streamName,
      }),
    );
    if (!answer.success) throw notUnderstood("no stream state");
    return answer.data.StreamState;
  }

  async #askViewing(streamName: string): Promise<ViewingFigures | undefined> {
    const nowMs = this.now();
    const answer = figuresSchema.safeParse(
      await this.#api.call("DescribeStreamPlayInfoList", {
        StartTime: utcText(nowMs - windowMinutes * minuteMs),
        EndTime: utcText(nowMs),
        PlayDomain: hostOf(this.config.playDomain),
        StreamName: streamName,
      }),
    );
    if (!answer.success) throw notUnderstood("no play figures");
    return latestFigures(answer.data.DataInfoList ?? [], nowMs);
  }
}

/** The newest point that is counted; undefined while there is none. */
function latestFigures(points: readonly Point[], nowMs: number): ViewingFigures | undefined {
  const counted = points
    .map((point) => ({ ...point, atMs: timeOf(point.Time) }))
    .filter(({ atMs }) => Number.isFinite(atMs))
    .sort((a, b) => b.atMs - a.atMs)
    .find(({ atMs, Bandwidth, Online }) => Bandwidth + Online > 0 || nowMs - atMs >= lateMs);
  if (!counted) return undefined;
  const { Online, Bandwidth, atMs } = counted;
  const outgoingKbps = Math.round(Bandwidth * 1000);
  return { viewers: Online, flvViewers: null, outgoingKbps, incomingKbps: null, atMs };
}

function notUnderstood(what: string): CloudError {
  return new CloudError("live", "unreachable", "", `The Live API answered what is ${what}.`);
}
