import type { CallbackCenter } from "./callback-center";
import type { LiveApiFaults } from "./live-api";
import type { TxSecretAlgorithm, TxSecretResult } from "./tx-secret";

/** The formats in which the recording template of the push domain makes files. */
export type RecordFormat = "hls" | "mp4";

/** One line of a log that a person or a test reads; never holds a key or a signature. */
export interface ApiLogEntry {
  readonly action: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** The cloud's error code, empty when the call went well, `(fault)` when it got no answer. */
  readonly code: string;
  readonly atMs: number;
}

/** One decision about a push, or a play that was refused; never holds a signature. */
export interface AccessLogEntry {
  readonly kind: "push" | "play";
  readonly streamName: string;
  readonly result: TxSecretResult | "forbidden";
  /** By our clock. */
  readonly atMs: number;
}

/** One push as the cloud knows it. */
export interface Push {
  readonly streamName: string;
  readonly appName: string;
  /** Query of the push URL, as `stream_param` repeats it. */
  readonly streamParam: string;
  readonly clientIp: string;
  /** Decimal and beyond 2^53, the same on start and stop. */
  readonly sequence: string;
  readonly startedAtMs: number;
}

/** What an account of the live service is made of. */
export interface LvbOptions {
  readonly appId: number;
  readonly pushKey: string;
  readonly pushBackupKey?: string | undefined;
  /** Playback authentication is on when present. */
  readonly playKey?: string | undefined;
  readonly playBackupKey?: string | undefined;
  readonly callbackKey: string;
  readonly secretId: string;
  readonly secretKey: string;
  /** Where notifications go; none are sent without it. Can be set later. */
  readonly callbackUrl?: string | undefined;
  readonly recordingsDir: string;
  /** Names of the domains without a port. Both are 127.0.0.1 by default. */
  readonly pushDomain?: string | undefined;
  readonly playDomain?: string | undefined;
  /** 0, the default, takes a free one. */
  readonly ports?:
    | { readonly push?: number; readonly play?: number; readonly api?: number }
    | undefined;
  readonly algorithmsAccepted?: readonly TxSecretAlgorithm[] | undefined;
  /** AuthDelta of the domains. Default 0. */
  readonly pushAuthDeltaSeconds?: number | undefined;
  readonly playAuthDeltaSeconds?: number | undefined;
  /** How far the cloud's clock runs ahead of ours. Default 0. */
  readonly clockOffsetSeconds?: number | undefined;
  readonly templates?:
    | {
        /** Default both; empty records only what push URLs ask for. */
        readonly recordFormats?: readonly RecordFormat[];
        /** A screenshot of every stream so often. Default off. */
        readonly snapshotSeconds?: number;
      }
    | undefined;
  /** Pause before a notification is repeated. The cloud's 60 000 by default. */
  readonly retryIntervalMs?: number | undefined;
  /** How long the receiver may take to answer. The cloud's 20 000 by default. */
  readonly callbackTimeoutMs?: number | undefined;
  /** A refused push is reported as event 0 with errcode 18; off by default, as it is rare. */
  readonly reportsRefusedPushes?: boolean | undefined;
  /** How late DescribeStreamPlayInfoList is; about 240 in the cloud, 0 by default. */
  readonly playInfoDelaySeconds?: number | undefined;
  /** How late DescribeStreamPushInfoList is; 0 by default. */
  readonly pushInfoDelaySeconds?: number | undefined;
  /** How often pushes are measured for it; the cloud's 5000 by default. */
  readonly pushQualityIntervalMs?: number | undefined;
}

/** Keys that the running edge checks; a change counts from the next connection on. */
export interface LvbKeys {
  push: string;
  pushBackup: string | undefined;
  play: string | undefined;
  playBackup: string | undefined;
  callback: string;
}

/** A running live service of the cloud. */
export interface LvbEdge {
  readonly pushPort: number;
  readonly playPort: number;
  readonly apiPort: number;
  readonly pushDomain: string;
  readonly playDomain: string;
  /** `127.0.0.1:PORT`, the values of PUSH_DOMAIN and PLAY_DOMAIN. */
  readonly pushAddress: string;
  readonly playAddress: string;
  /** The value of LIVE_API_URL. */
  readonly apiUrl: string;
  readonly keys: LvbKeys;
  /** How far the cloud's clock runs ahead of ours; may be changed at any time. */
  clockOffsetSeconds: number;
  readonly callbacks: CallbackCenter;
  readonly api: LiveApiFaults;
  /** Pushes let in or refused, and plays refused; the latest thousand. */
  readonly accessLog: readonly AccessLogEntry[];
  /** Pushes that run now. */
  pushes(): readonly Push[];
  /** Cuts the connection of a push as a failing edge node would; false when there is none. */
  dropStream(streamName: string): Promise<boolean>;
  /** Takes a screenshot now and reports it (event 200). @throws Error when the stream has no picture */
  screenshot(streamName: string): Promise<void>;
  stop(): Promise<void>;
}
