import type { HttpAnswer } from "./http-answer";

/** What the app keeps from /login. */
export interface LoginAnswer {
  readonly token: string;
  readonly sdkAppId: string;
  readonly userSig: string;
}

/** One entry of the playback list, as far as the app uses it. */
export interface VodItem {
  readonly userid: string;
  readonly fileId: string;
  readonly title: string;
  readonly likecount: number;
  readonly viewercount: number;
  /** What the player opens: the HLS address when there is one. */
  readonly url: string;
}

/** One platform's reading of the account routes. All throw ClientFailure. */
export interface AccountReader {
  register(answer: HttpAnswer): void;
  login(answer: HttpAnswer): LoginAnswer;
  /** The nickname of the profile. */
  userInfo(answer: HttpAnswer): string;
  done(route: string, answer: HttpAnswer): void;
  vodList(answer: HttpAnswer): readonly VodItem[];
  cosSign(answer: HttpAnswer): void;
}
