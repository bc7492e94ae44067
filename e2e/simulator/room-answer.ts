import type { HttpAnswer } from "./http-answer";

/** What RoomService's login gives: the id and the token of every later address. */
export interface RoomSession {
  readonly userId: string;
  readonly token: string;
}

/** One room of the list, as far as the apps use it. */
export interface ListedRoom {
  readonly roomId: string;
  readonly roomInfo: string;
  readonly roomCreator: string;
  readonly mixedPlayUrl: string;
  readonly audienceCount: number;
  readonly pushers: readonly string[];
  /** JSON in a string, "" when there is none. */
  readonly custom: string;
}

/**
 * How the praise counter arrives: the client that asks get_custom_Info wants `custom` as a string,
 * the one that asks get_custom_info wants an object.
 */
export type CustomPath = "get_custom_Info" | "get_custom_info";

/** One platform's reading of RoomService's answers. All throw ClientFailure. */
export interface RoomReader {
  done(method: string, answer: HttpAnswer): void;
  login(answer: HttpAnswer): RoomSession;
  pushUrl(method: string, answer: HttpAnswer): string;
  createRoom(answer: HttpAnswer): string;
  /** The new roomStatusCode, or undefined when nothing has changed. */
  heartbeat(method: string, answer: HttpAnswer): number | undefined;
  roomList(answer: HttpAnswer): readonly ListedRoom[];
  /** get_anchors or get_pushers: the ids of those who push. */
  anchors(method: string, answer: HttpAnswer): readonly string[];
  audiences(answer: HttpAnswer): readonly string[];
  /** The praise counter. */
  praise(path: CustomPath, answer: HttpAnswer): number;
}
