import type { CosCorsRule } from "./cors-rules";
import type { CosFaults, CosOptions, StoredObject } from "./cos-types";

/** Everything that a request may look at or change. */
export interface CosState {
  readonly options: CosOptions;
  /** `name-appid`. */
  readonly fullName: string;
  readonly origin: string;
  readonly objects: Map<string, StoredObject>;
  readonly faults: CosFaults;
  readonly isPublicRead: () => boolean;
  readonly forcesDownload: () => boolean;
  corsRules: readonly CosCorsRule[] | undefined;
  /** The cloud's clock in milliseconds, offset included. */
  readonly nowMs: () => number;
}

/** An answer before it is written; request id, date and CORS headers are added on the way out. */
export interface CosAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer | string;
  /** The cloud's error code, for the log. */
  readonly code?: string;
}

/** An answer whose body is XML. */
export function xmlAnswer(xml: string, status = 200): CosAnswer {
  return { status, headers: { "content-type": "application/xml" }, body: xml };
}
