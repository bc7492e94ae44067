import type { HttpAnswer } from "./http-answer";

/** One live or tape, as far as the apps use it. */
export interface ListedItem {
  readonly userid: string;
  readonly groupid: string;
  readonly fileid: string;
  readonly title: string;
  /** 0 live, 1 tape. */
  readonly type: number;
  readonly viewercount: number;
  readonly likecount: number;
  readonly playurl: string;
  readonly hlsPlayUrl: string;
}

/** A page of the list; `total` is the server's count over all pages. */
export interface ListPage {
  readonly total: number;
  readonly items: readonly ListedItem[];
}

/** The members of a group, the first twenty of them. */
export interface MemberPage {
  readonly total: number;
  readonly userids: readonly string[];
}

/** One platform's reading of the first generation's answers. All throw ClientFailure. */
export interface ActionReader {
  /** An action whose returnData nobody looks at. */
  done(action: string, answer: HttpAnswer): void;
  pushUrl(answer: HttpAnswer): string;
  list(answer: HttpAnswer): ListPage;
  members(answer: HttpAnswer): MemberPage;
  cosSign(answer: HttpAnswer): string;
}
