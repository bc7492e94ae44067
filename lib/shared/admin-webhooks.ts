/** What servers of others can be told about; `webhook.test` beside them is sent on order alone. */
export const webhookEvents = ["live.started", "live.ended", "tape.ready", "report.filed"] as const;
export type WebhookEvent = (typeof webhookEvents)[number];
/** What an operator has sent to see whether it arrives. */
export const webhookTest = "webhook.test";
export type WebhookType = WebhookEvent | typeof webhookTest;

/** The `data` of each event. Times are ISO 8601 in UTC. Nothing in it is secret. */
export interface WebhookData {
  /** Everybody may watch a broadcast from now on. */
  readonly "live.started": {
    readonly sessionId: string;
    /** Whose room it is in. */
    readonly userid: string;
    readonly nickname: string;
    readonly title: string;
    readonly startedAt: string;
  };
  /** A broadcast that everybody could watch is over. */
  readonly "live.ended": WebhookData["live.started"] & {
    readonly endedAt: string;
    readonly durationSeconds: number;
  };
  /** A recording is there that everybody may watch. */
  readonly "tape.ready": {
    /** One of its files; every call about recordings takes it. */
    readonly fileId: string;
    /** The broadcast; null when it is not known. */
    readonly sessionId: string | null;
    readonly userid: string;
    readonly title: string;
    readonly startedAt: string;
    readonly endedAt: string;
    readonly durationSeconds: number;
  };
  /** Somebody has complained. */
  readonly "report.filed": {
    readonly reportId: string;
    /** About whom. */
    readonly reported: string;
    /** One of the reasons that are offered; empty where none was asked for. */
    readonly reason: string;
    /** Whose room it was in; empty where that is not known. */
    readonly room: string;
    /** The recording, where it is about one; else empty. */
    readonly tapeFileId: string;
  };
  readonly "webhook.test": {
    readonly endpointId: string;
    /** Who ordered it. */
    readonly orderedBy: string;
  };
}

/** What is posted. */
export interface WebhookPayload<Type extends WebhookType = WebhookType> {
  readonly type: Type;
  /** When it happened, ISO 8601 in UTC. */
  readonly timestamp: string;
  readonly data: WebhookData[Type];
}

/** How long after the tries before it each further one comes, in milliseconds; then it is given up. */
export const webhookRetryMs: readonly number[] = [
  5_000, 300_000, 1_800_000, 7_200_000, 18_000_000, 36_000_000, 50_400_000, 72_000_000, 86_400_000,
];

/** Endpoints at most: each is written to with every event. */
export const mostWebhooks = 20;

export const deliveryStates = ["pending", "delivered", "failed"] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** Why a try brought no answer, or one that counts for nothing. */
export const webhookProblems = [
  "nameUnknown",
  "privateAddress",
  "refused",
  "timeout",
  "tls",
  "network",
  "redirect",
  "secretLost",
] as const;
export type WebhookProblem = (typeof webhookProblems)[number];

/** Why the server turned an endpoint off by itself. */
export type WebhookDisabledReason = "gone" | "failing";

/** An endpoint, without its secret. */
export interface WebhookEndpoint {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly events: readonly WebhookEvent[];
  readonly enabled: boolean;
  /** Empty: it was not the server who turned it off. */
  readonly disabledReason: WebhookDisabledReason | "";
  /** What an edit names that it looked at. */
  readonly revision: number;
  readonly createdMs: number;
  readonly createdBy: string;
  /** The newest try of any delivery; null: there was none. */
  readonly last: WebhookAttempt | null;
}

/** One event for one endpoint. */
export interface WebhookDelivery {
  readonly id: string;
  readonly endpointId: string;
  readonly eventId: string;
  readonly eventType: string;
  readonly state: DeliveryState;
  readonly attempts: number;
  /** Only while it is pending. */
  readonly nextTryMs: number | null;
  readonly createdMs: number;
  /** 0: it is pending. */
  readonly settledMs: number;
}

/** One try. */
export interface WebhookAttempt {
  readonly atMs: number;
  readonly durationMs: number;
  /** HTTP status; 0: there was no answer. */
  readonly status: number;
  readonly problem: WebhookProblem | "";
  /** How the answer begins. */
  readonly answer: string;
  readonly manual: boolean;
}
