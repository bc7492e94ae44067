import type { ActionReader } from "./action-answer";
import { androidActionReader } from "./android-action-reader";
import { type Body, clientJson } from "./client-json";
import type { HttpAnswer } from "./http-answer";
import { exchange } from "./http-exchange";
import { iosActionReader } from "./ios-action-reader";
import { isJsonObject, parseJson } from "./json-value";
import type { Platform } from "./platform";
import type { StepTrace } from "./step-trace";

/** The transport of a first-generation app: one address, the action in the body, no login. */
export class ActionClient {
  readonly reader: ActionReader;

  constructor(
    readonly platform: Platform,
    private readonly url: string,
    private readonly signal: AbortSignal,
  ) {
    this.reader = platform === "android" ? androidActionReader : iosActionReader;
  }

  /** Sends one action; its answer is judged by a reader. */
  async send(body: Body, trace: StepTrace): Promise<HttpAnswer> {
    const android = this.platform === "android";
    // The iOS list goes through AFNetworking with settings of its own.
    const iosList = !android && body.Action === "FetchList";
    const answer = await exchange(
      {
        method: "POST",
        url: this.url,
        headers: android
          ? { "content-type": "application/json; charset=utf-8" }
          : {
              "content-type": iosList ? "application/json" : "application/json; charset=UTF-8",
              "accept-encoding": "gzip",
            },
        body: clientJson(this.platform, body),
        timeoutMs: android ? 10_000 : iosList ? 5000 : 30_000,
        retries: android ? 1 : 0,
      },
      trace,
      this.signal,
    );
    const parsed = parseJson(answer.text);
    if (isJsonObject(parsed) && parsed.returnValue !== undefined) {
      trace.code = String(parsed.returnValue);
    }
    return answer;
  }
}
