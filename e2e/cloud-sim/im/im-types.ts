/** What an IM application is made of on the cloud's side. */
export interface ImOptions {
  readonly sdkAppId: number;
  readonly secretKey: string;
  /** PEM of an application from before July 2019, which then takes ECDSA UserSigs as well. */
  readonly ecdsaPublicKey?: string | undefined;
  /** Who may call the REST API. Default `["administrator"]`. */
  readonly administrators?: readonly string[];
  /** Where callbacks go; none are sent without it. Can be set later on the running server. */
  readonly callbackUrl?: string | undefined;
  /** Signs callbacks with Sign and RequestTime when present. */
  readonly callbackToken?: string | undefined;
  readonly quota?: { readonly groups?: number; readonly accounts?: number };
  /** Per group; what is more is dropped by priority. Default 40. */
  readonly messagesPerSecond?: number;
  /** Calls of the REST API. Default 200. */
  readonly callsPerSecond?: number;
  /** How long the cloud waits for an answer to BeforeSendMsg. Default 2000. */
  readonly callbackTimeoutMs?: number;
  readonly clockOffsetSeconds?: number;
  /** 0, the default, takes a free one; the server listens on 127.0.0.1 only. */
  readonly port?: number;
  /** Milliseconds since 1970; a test's own clock. */
  readonly now?: () => number;
}

/** One element of a message in the cloud's own form. */
export interface MsgElement {
  readonly MsgType: string;
  readonly MsgContent: Readonly<Record<string, unknown>>;
}

/** Which of the messages of a second are dropped first. */
export type MsgPriority = "High" | "Normal" | "Low";

/** The OptPlatform of callbacks. */
export type ImPlatform = "RESTAPI" | "Web" | "Android" | "iOS" | "Windows" | "Mac" | "iPad";

/** A message as members of the group receive it. */
export interface GroupMessage {
  readonly groupId: string;
  readonly from: string;
  readonly elements: readonly MsgElement[];
  readonly cloudCustomData: string;
  readonly priority: MsgPriority;
  readonly random: number;
  readonly msgSeq: number;
  /** Unix seconds. */
  readonly msgTime: number;
}

/** What a phone hears from the cloud. */
export type ImEvent =
  | { readonly kind: "message"; readonly message: GroupMessage }
  | { readonly kind: "system"; readonly groupId: string; readonly content: string }
  | { readonly kind: "group-deleted"; readonly groupId: string }
  | { readonly kind: "kicked"; readonly reason: string };

/** How a message that a phone sent fared. `dropped` messages look sent to their sender. */
export interface SendOutcome {
  readonly ok: boolean;
  readonly code: number;
  readonly info: string;
  readonly msgSeq: number;
  /** Why nobody received it: a rate limit, or ErrorCode 2 of the callback. */
  readonly drop: "" | "MsgFreqCtrl" | "Callback";
}

/** A group as tests may look at it. */
export interface ImGroup {
  readonly groupId: string;
  readonly type: string;
  readonly owner: string;
  name: string;
  introduction: string;
  notification: string;
  faceUrl: string;
  /** Unix seconds. */
  readonly createTime: number;
  lastMsgTime: number;
  nextMsgSeq: number;
  muteAll: boolean;
  /** Account to the Unix second until which it may not speak. */
  readonly mutedUntil: Map<string, number>;
  readonly members: Set<string>;
  /** Delivered messages, the latest last, bounded. */
  readonly messages: GroupMessage[];
}

/** One call of the REST API in short; never holds a UserSig. */
export interface ImCallEntry {
  /** `service/command`. */
  readonly command: string;
  readonly identifier: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly errorCode: number;
}

/** One callback as it was sent. */
export interface ImCallbackEntry {
  readonly command: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** HTTP status, 0 when no answer came in time, -1 when a fault withheld it. */
  readonly status: number;
  readonly answer: unknown;
}

/** What can be broken while the server runs; every member may be written at any time. */
export interface ImFaults {
  /** The cloud's clock against ours, as in the options. */
  clockOffsetSeconds: number;
  readonly callbacks: {
    delayMs: number;
    /** Extra copies of every callback whose answer does not matter. */
    duplicate: number;
    /** How many of the next callbacks are lost. */
    drop: number;
    /** Signs with another token. */
    wrongToken: boolean;
    /** Signs with a RequestTime of ten minutes ago. */
    staleTime: boolean;
    /** Leaves Sign and RequestTime out though a token is set. */
    unsigned: boolean;
  };
  readonly api: {
    /** Connections are cut without an answer. */
    down: boolean;
    /** Requests are read and never answered. */
    hang: boolean;
    /** Every command, or only `command`, fails with this code. */
    failWith: { readonly code: number; readonly command?: string } | undefined;
    delayMs: number;
  };
}

/** A phone that has signed in; the calls of the real SDK that the apps use. */
export interface ImClient {
  readonly userId: string;
  readonly platform: ImPlatform;
  /** Creates an AVChatRoom and joins it; without an id the cloud gives one. @returns the group id */
  createGroup(name: string, groupId?: string): Promise<string>;
  /** Joining one AVChatRoom leaves another. */
  joinGroup(groupId: string): Promise<void>;
  quitGroup(groupId: string): Promise<void>;
  /** Only the owner may. */
  deleteGroup(groupId: string): Promise<void>;
  sendGroupMessage(
    groupId: string,
    elements: readonly MsgElement[],
    priority?: MsgPriority,
  ): Promise<SendOutcome>;
  /** @returns what ends the listening */
  listen(listener: (event: ImEvent) => void): () => void;
  logout(): Promise<void>;
}

/** A running IM application. */
export interface ImRest {
  readonly port: number;
  /** `http://127.0.0.1:PORT`, the value of IM_API_URL. */
  readonly origin: string;
  readonly groups: ReadonlyMap<string, ImGroup>;
  /** Imported accounts. */
  readonly accounts: ReadonlyMap<string, { nick: string; faceUrl: string }>;
  readonly requestLog: readonly ImCallEntry[];
  readonly callbackLog: readonly ImCallbackEntry[];
  readonly faults: ImFaults;
  callbackUrl: string | undefined;
  callbackToken: string | undefined;
  /** Signs a phone in. @throws ImError with the code of a refused UserSig */
  login(userId: string, userSig: string, platform?: ImPlatform): Promise<ImClient>;
  /** Waits for callbacks that are under way. */
  callbacksSettled(): Promise<void>;
  stop(): Promise<void>;
}
