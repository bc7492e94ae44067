/** What the sketch of a COS account consists of: one bucket, one key, one clock. */
export interface CosOptions {
  readonly appId: string;
  /** Short name, without the APPID that the cloud appends. */
  readonly bucket: string;
  /** For example ap-guangzhou. */
  readonly region: string;
  readonly secretId: string;
  readonly secretKey: string;
  /** 0, the default, takes a free one; the server listens on 127.0.0.1 only. */
  readonly port?: number;
  /** Whether anybody may GET an object; the cloud's "public read, private write". Default true. */
  readonly publicRead?: boolean;
  /** Buckets made after 2024 force a download on the default domain (436/57420). Default false. */
  readonly forcesDownload?: boolean;
  /** Host names, without port, that count as an own domain and so never force a download. */
  readonly customDomains?: readonly string[];
  /** How far the cloud's clock runs ahead of `now`. */
  readonly clockOffsetSeconds?: number;
  /** Milliseconds since 1970; a test's own clock. */
  readonly now?: () => number;
}

/** One object as it was stored, with the headers that a GET must repeat. */
export interface StoredObject {
  readonly body: Buffer;
  readonly contentType: string;
  /** Lower-case hex MD5 in double quotes, the ETag of a simple upload. */
  readonly etag: string;
  readonly lastModifiedMs: number;
  /** Cache-Control, Content-Disposition, Content-Encoding, Expires and x-cos-meta-…, lower-case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Undefined follows the bucket. */
  readonly acl?: "private" | "public-read" | undefined;
}

/** How a request proved who it came from, or tried to for "form" and "v4". */
export type CosProof = "none" | "header" | "query" | "form" | "v4";

/** One request in short; never holds a signature. */
export interface CosLogEntry {
  readonly method: string;
  readonly host: string;
  /** Decoded path without the query. */
  readonly path: string;
  readonly proof: CosProof;
  readonly status: number;
  /** The cloud's error code, or empty. */
  readonly code: string;
}

/** What can be broken while the bucket runs; every member may be written at any time. */
export interface CosFaults {
  /** The cloud's clock against ours, as in the options. */
  clockOffsetSeconds: number;
  /** Everything is answered NoSuchBucket, as with a wrong bucket or APPID. */
  bucketMissing: boolean;
  /** Everything is answered InvalidRegionName. */
  regionWrong: boolean;
  /** The key exists but its CAM policy allows nothing. */
  keyPowerless: boolean;
  /** Connections are cut without an answer. */
  down: boolean;
  /** Requests are read and never answered. */
  hang: boolean;
  delayMs: number;
  /** Every request fails with this. */
  failWith: { readonly status: number; readonly code: string } | undefined;
  /** Every copy is answered 200 with this code in its body, as the cloud does once it has begun. */
  copyFailsWith: string | undefined;
}

/** A running bucket. */
export interface CosBucket {
  readonly port: number;
  /** `http://127.0.0.1:PORT`, the value of COS_ENDPOINT. */
  readonly origin: string;
  /** By key, without the leading slash. */
  readonly objects: Map<string, StoredObject>;
  /** The latest requests, oldest first. */
  readonly requestLog: readonly CosLogEntry[];
  readonly faults: CosFaults;
  /** Readable and switchable at run time: whether anybody may GET an object. */
  publicRead: boolean;
  /** Switchable at run time: whether the default domain forces a download. */
  forcesDownload: boolean;
  stop(): Promise<void>;
}
