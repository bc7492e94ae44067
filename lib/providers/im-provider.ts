/** Which apps a message is written for: those of the Action API (1) or of RoomService (2). */
export type AppGeneration = 1 | 2;

/** What is said in a room, whoever says it. */
export interface RoomMessage {
  readonly kind: "text" | "danmaku" | "like" | "enter" | "exit";
  readonly userId: string;
  readonly nickname: string;
  readonly avatarUrl: string;
  /** Empty for what has no words. */
  readonly text: string;
}

/** What a phone said to the room, read but not cleaned; who said it stands beside it. */
export interface PhoneMessage extends Omit<RoomMessage, "userId"> {
  /** The app that speaks so; null for plain text, which any may send. */
  readonly generation: AppGeneration | null;
  /** A like, entering or leaving and not a word more. */
  readonly wordless: boolean;
}

/**
 * The port to what carries a room's conversation to phones: Tencent IM, or nothing in embedded
 * mode. Everything may be asked again; a repeated wish changes nothing.
 * Methods reject with a CloudError when IM cannot be reached or refuses.
 */
export interface ImProvider {
  /** Makes the room's chat group (AVChatRoom) of that id, or finds that it is there. */
  openGroup(groupId: string, name: string): Promise<void>;
  /** Dissolves it, which tells the phones that the live is over; nothing when there is none. */
  closeGroup(groupId: string): Promise<void>;
  /** Whether the group exists; null when that cannot be told. */
  hasGroup(groupId: string): Promise<boolean | null>;
  /**
   * Passes on what was said on the web, in the formats of these generations of apps. Rejects with
   * `MSG_DROPPED` also where IM took the message and let nobody have it.
   */
  send(
    groupId: string,
    message: RoomMessage,
    generations: readonly AppGeneration[],
    /** The same number within five minutes is the same message. */
    random: number,
  ): Promise<void>;
  /** 0 allows the user to write again. */
  mute(groupId: string, userId: string, seconds: number): Promise<void>;
  muteAll(groupId: string, muted: boolean): Promise<void>;
  /** False when no phone can be reached, so that nobody need try. */
  readonly reachesPhones: boolean;
}
