import type { AccountReader } from "./account-answer";
import { AccountBody } from "./account-body";
import { androidAccountReader } from "./android-account-reader";
import type { HttpAnswer } from "./http-answer";
import { exchange } from "./http-exchange";
import { iosAccountReader } from "./ios-account-reader";
import { isJsonObject, parseJson } from "./json-value";
import { liteavSig } from "./liteav-sig";
import type { Platform } from "./platform";
import type { StepTrace } from "./step-trace";

/** The transport of a second-generation app to its account routes, for one user. */
export class AccountClient {
  readonly body: AccountBody;
  readonly reader: AccountReader;
  /** Empty until /login has been answered. */
  token = "";

  /** @param base The URL before /login. */
  constructor(
    readonly platform: Platform,
    private readonly base: string,
    private readonly signal: AbortSignal,
  ) {
    this.body = new AccountBody(platform);
    this.reader = platform === "android" ? androidAccountReader : iosAccountReader;
  }

  /** Sends a body as it is; signed with the token when there is one. */
  async send(route: string, body: string, trace: StepTrace): Promise<HttpAnswer> {
    const android = this.platform === "android";
    // On Android this one route does not go through OkHttp.
    const plain = android && route === "/get_cos_sign";
    const type = android
      ? plain
        ? "application/json;charset=UTF-8"
        : "application/json; charset=utf-8"
      : "application/json; charset=UTF-8";
    // The real Android app reads the clock anew for the digest, and now and then signs another
    // second than it sends; a replay that fails by chance would help nobody.
    const signature: Record<string, string> = this.token
      ? { "Liteav-Sig": liteavSig(this.token, body) }
      : {};
    const answer = await exchange(
      {
        method: "POST",
        url: this.base + route,
        headers: { "content-type": type, ...signature },
        body,
        timeoutMs: android ? (plain ? 3000 : 10_000) : 30_000,
      },
      trace,
      this.signal,
    );
    const parsed = parseJson(answer.text);
    if (isJsonObject(parsed) && parsed.code !== undefined) trace.code = String(parsed.code);
    return answer;
  }
}
