import { FIRST_GENERATION_CHAT } from "./first-generation-chat";
import type { ImClient, SendOutcome } from "./im-types";
import { type SecondGenerationQuirks, secondGenerationChat } from "./second-generation-chat";
import type { ShownKind, ShownMessage } from "./shown-message";

/** The apps refuse to send longer texts, counted in UTF-8 (protocol.md §2.6). */
const MAX_TEXT_BYTES = 160;

/** What the screen keeps; the apps scroll older lines away. */
const MAX_SHOWN = 500;

/** How many IM messages a first-generation app looks at in a second, and how many likes. */
const RECEIVED_PER_SECOND = 20;
const LIKES_PER_SECOND = 10;

/** Thrown for a text that an app would not let its user send. */
export class TextTooLong extends Error {
  override readonly name = "TextTooLong";
}

/** Which app it is, and whose. */
export interface ImPhoneOptions extends SecondGenerationQuirks {
  readonly generation: 1 | 2;
  readonly nickname: string;
  readonly avatar?: string;
  /** The IM profile's name of an account, shown beside plain text. Default: the account. */
  readonly nickOf?: (account: string) => string;
  /** Drops what the real first-generation app drops in a busy second. Default false. */
  readonly throttles?: boolean;
  /** Milliseconds; the clock of the throttles. */
  readonly now?: () => number;
}

/** The chat part of an app in somebody's hand: what he does, and what he sees. */
export class ImPhone {
  /** What came on the screen, the latest last. */
  readonly screen: ShownMessage[] = [];
  /** Rooms that the app was told are over. */
  readonly endedGroups = new Set<string>();
  /** Contents of system notifications, for example notifyPusherChange. */
  readonly notifications: string[] = [];
  /** Why the app was signed out, or empty. */
  signedOutBecause = "";
  /** Told of everything that appears; for a person at a terminal. */
  onShow: ((message: ShownMessage) => void) | undefined;

  readonly #format;
  readonly #profile;
  readonly #stopListening: () => void;
  readonly #received: number[] = [];
  readonly #likes: number[] = [];
  #groupId = "";

  constructor(
    readonly client: ImClient,
    private readonly options: ImPhoneOptions,
  ) {
    this.#format = options.generation === 1 ? FIRST_GENERATION_CHAT : secondGenerationChat(options);
    this.#profile = {
      userId: client.userId,
      nickname: options.nickname,
      avatar: options.avatar ?? "",
    };
    this.#stopListening = client.listen((event) => {
      if (event.kind === "group-deleted") this.endedGroups.add(event.groupId);
      if (event.kind === "system") this.notifications.push(event.content);
      if (event.kind === "kicked") this.signedOutBecause = event.reason;
      if (event.kind === "message" && event.message.groupId === this.#groupId) {
        const nick = options.nickOf?.(event.message.from) ?? event.message.from;
        const shown = this.#format.read(event.message, nick);
        if (this.#isTooMuch(this.#received, RECEIVED_PER_SECOND)) return;
        if (shown?.kind === "like" && this.#isTooMuch(this.#likes, LIKES_PER_SECOND)) return;
        if (shown) this.#show({ ...shown, own: false });
      }
    });
  }

  /** Opens a room as a broadcaster. The first generation leaves the id to the cloud. */
  async openRoom(name: string, groupId?: string): Promise<string> {
    this.#groupId = await this.client.createGroup(name, groupId);
    return this.#groupId;
  }

  /** Opens the play screen: joins and says so. */
  async enter(groupId: string): Promise<SendOutcome> {
    await this.client.joinGroup(groupId);
    this.#groupId = groupId;
    return this.#send("enter", "");
  }

  /** Closes the play screen: says so and leaves. */
  async exit(): Promise<void> {
    await this.#send("exit", "");
    await this.client.quitGroup(this.#groupId);
    this.#groupId = "";
  }

  /** @throws TextTooLong */
  say(text: string): Promise<SendOutcome> {
    return this.#send("text", text);
  }

  /** @throws TextTooLong */
  danmaku(text: string): Promise<SendOutcome> {
    return this.#send("danmaku", text);
  }

  like(): Promise<SendOutcome> {
    return this.#send("like", "");
  }

  /** Ends a room that this phone opened. */
  async endRoom(): Promise<void> {
    await this.client.deleteGroup(this.#groupId);
  }

  /** Signs out. */
  async close(): Promise<void> {
    this.#stopListening();
    await this.client.logout();
  }

  async #send(kind: Exclude<ShownKind, "plain">, text: string): Promise<SendOutcome> {
    if (Buffer.byteLength(text) > MAX_TEXT_BYTES) {
      throw new TextTooLong(`at most ${MAX_TEXT_BYTES} bytes`);
    }
    const elements = this.#format.write(kind, text, this.#profile);
    const outcome = await this.client.sendGroupMessage(this.#groupId, elements);
    if (outcome.ok && kind !== "enter" && kind !== "exit") {
      const { userId, nickname, avatar } = this.#profile;
      this.#show({ kind, sender: userId, nickname, avatar, text, own: true });
    }
    return outcome;
  }

  #show(message: ShownMessage): void {
    this.screen.push(message);
    if (this.screen.length > MAX_SHOWN) this.screen.shift();
    this.onShow?.(message);
  }

  #isTooMuch(times: number[], perSecond: number): boolean {
    if (!this.options.throttles || this.options.generation !== 1) return false;
    const now = (this.options.now ?? Date.now)();
    while (times[0] !== undefined && now - times[0] >= 1000) times.shift();
    if (times.length >= perSecond) return true;
    times.push(now);
    return false;
  }
}
