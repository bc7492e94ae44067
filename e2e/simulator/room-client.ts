import { androidRoomReader } from "./android-room-reader";
import { type Body, clientJson } from "./client-json";
import type { HttpAnswer } from "./http-answer";
import { exchange } from "./http-exchange";
import { iosRoomReader } from "./ios-room-reader";
import { isJsonObject, parseJson } from "./json-value";
import type { Platform } from "./platform";
import type { RoomReader, RoomSession } from "./room-answer";
import type { StepTrace } from "./step-trace";

/** The transport to RoomService, for one user. */
export class RoomClient {
  readonly reader: RoomReader;
  private session: RoomSession | undefined;

  /** @param base The URL before the method's name. */
  constructor(
    readonly platform: Platform,
    private readonly base: string,
    private readonly signal: AbortSignal,
  ) {
    this.reader = platform === "android" ? androidRoomReader : iosRoomReader;
  }

  /** The id under which RoomService knows this user; "" before the login. */
  get userId(): string {
    return this.session?.userId ?? "";
  }

  /** Exchanges a UserSig for a token; the body is empty. @throws ClientFailure */
  async login(query: Readonly<Record<string, string>>, trace: StepTrace): Promise<void> {
    // The values go in as they are: a UserSig has no character that would need escaping.
    const search = Object.entries(query).map(([name, value]) => `${name}=${value}`);
    this.session = this.reader.login(await this.post(`login?${search.join("&")}`, "", trace));
  }

  /** Calls a method in the name of the session; without a body it is sent empty. */
  call(method: string, body: Body | undefined, trace: StepTrace): Promise<HttpAnswer> {
    const { userId = "", token = "" } = this.session ?? {};
    const text = body ? clientJson(this.platform, body) : "";
    return this.post(`${method}?userID=${userId}&token=${token}`, text, trace);
  }

  private async post(path: string, body: string, trace: StepTrace): Promise<HttpAnswer> {
    const answer = await exchange(
      {
        method: "POST",
        url: `${this.base}/${path}`,
        headers: { "content-type": "application/json; charset=utf-8" },
        body,
        timeoutMs: 5000,
      },
      trace,
      this.signal,
    );
    const parsed = parseJson(answer.text);
    if (isJsonObject(parsed) && parsed.code !== undefined) trace.code = String(parsed.code);
    return answer;
  }
}
