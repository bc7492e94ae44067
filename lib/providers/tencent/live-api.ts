import { lookup as dnsLookup } from "node:dns";
import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { CommonClient } from "tencentcloud-sdk-nodejs-common";
import type { TencentConfig } from "@/lib/config";
import { CloudError, type CloudFailure } from "../cloud-error";
import { type RetryPolicy, withRetries } from "../retry";

/** Signed host of the Live API, wherever it is reached. */
const officialHost = "live.tencentcloudapi.com";
const apiVersion = "2018-08-01";
/** One call, in milliseconds. */
const callTimeoutMs = 5000;

/** A stream in `DescribeLiveStreamOnlineList`. */
export interface OnlineInfo {
  readonly StreamName: string;
  readonly AppName: string;
  readonly DomainName: string;
  readonly PublishTimeList: readonly { readonly PublishTime: string }[] | null;
}

/** Answers of the actions that we call (Live API 3.0, version 2018-08-01). */
export interface LiveApiAnswers {
  DescribeLiveStreamOnlineList: {
    readonly TotalNum: number;
    readonly TotalPage: number;
    readonly OnlineInfo: readonly OnlineInfo[];
  };
  DescribeLiveStreamState: { readonly StreamState: "active" | "inactive" | "forbid" };
  DropLiveStream: object;
  ForbidLiveStream: object;
  ResumeLiveStream: object;
  DescribeStreamPlayInfoList: {
    readonly DataInfoList: readonly {
      readonly Time: string;
      readonly Bandwidth: number;
      readonly Flux: number;
      readonly Request: number;
      readonly Online: number;
    }[];
  };
  /** The adapter reads its points one by one, as many fields may be missing. */
  DescribeStreamPushInfoList: object;
  DescribeLivePushAuthKey: {
    readonly PushAuthKeyInfo: {
      readonly DomainName: string;
      readonly Enable: number;
      readonly MasterAuthKey: string;
      readonly BackupAuthKey: string;
      readonly AuthDelta: number;
    };
  };
  DescribeLivePlayAuthKey: {
    readonly PlayAuthKeyInfo: {
      readonly DomainName: string;
      readonly Enable: number;
      readonly AuthKey: string;
      readonly AuthDelta: number;
      readonly AuthBackKey: string;
    };
  };
}

/** Live API 3.0 of Tencent Cloud, through Tencent's own SDK. */
export class LiveApi {
  readonly #client: CommonClient;

  constructor(
    config: Pick<TencentConfig, "liveApiUrl" | "secretId" | "secretKey">,
    private readonly retry?: RetryPolicy,
  ) {
    const url = new URL(config.liveApiUrl);
    const port = url.port === "" ? "" : `:${url.port}`;
    this.#client = new CommonClient(officialHost, apiVersion, {
      credential: { secretId: config.secretId, secretKey: config.secretKey },
      profile: {
        language: "en-US",
        httpProfile: {
          // The name in the signature stays the official one; `agent` alone knows where we connect.
          endpoint: officialHost + port,
          protocol: `${url.protocol}//`,
          agent: agentTo(url),
        },
      },
    });
  }

  /** @throws CloudError with the API's own code. */
  call<Action extends keyof LiveApiAnswers>(
    action: Action,
    params: Readonly<Record<string, string | number>>,
  ): Promise<LiveApiAnswers[Action]> {
    return withRetries(() => this.#once(action, params), this.retry);
  }

  async #once<Action extends keyof LiveApiAnswers>(
    action: Action,
    params: Readonly<Record<string, string | number>>,
  ): Promise<LiveApiAnswers[Action]> {
    try {
      const options = { signal: AbortSignal.timeout(callTimeoutMs) };
      return (await this.#client.request(action, params, options)) as LiveApiAnswers[Action];
    } catch (cause) {
      throw explain(cause);
    }
  }
}

/** Connects elsewhere under the official name; nothing special when the place is that of the name. */
function agentTo(url: URL): HttpAgent {
  const lookup: LookupFunction = (hostname, options, callback) => {
    const target = hostname === officialHost ? url.hostname : hostname;
    const family = isIP(target);
    if (family === 0) dnsLookup(target, options, callback);
    else if (options.all) callback(null, [{ address: target, family }]);
    else callback(null, target, family);
  };
  const options = { keepAlive: true, maxSockets: 8, lookup };
  return url.protocol === "http:" ? new HttpAgent(options) : new HttpsAgent(options);
}

/** `AuthFailure.SignatureFailure`, but not `ECONNREFUSED`. */
const apiCodePattern = /^[A-Z][a-z]\w*(\.\w+)*$/;

/** The SDK gives every failure as one exception; only one with a code is the API's own answer. */
function explain(cause: unknown): CloudError {
  const { code, httpCode, message } = cause as {
    readonly code?: unknown;
    readonly httpCode?: unknown;
    readonly message?: unknown;
  };
  const apiCode = typeof code === "string" && apiCodePattern.test(code) ? code : "";
  const text = typeof message === "string" ? message : "no answer";
  if (apiCode === "") {
    const status = typeof httpCode === "number" ? ` (HTTP ${httpCode})` : "";
    return new CloudError(
      "live",
      "unreachable",
      "",
      `The Live API did not answer${status}: ${text}`,
      {
        cause,
      },
    );
  }
  return new CloudError("live", failureOf(apiCode), apiCode, `The Live API refused: ${text}`, {
    cause,
  });
}

function failureOf(code: string): CloudFailure {
  if (code.startsWith("RequestLimitExceeded") || code.startsWith("LimitExceeded")) return "busy";
  return code.startsWith("InternalError") ? "unreachable" : "refused";
}
