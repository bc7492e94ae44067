import type { Origin } from "./live-provider";

/** What a browser needs to upload one picture by itself: an HTML form with these fields. */
export interface UploadForm {
  /** `POST` to this, as `multipart/form-data`, the file last and named `file`. */
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
  /** Unix ms. */
  readonly expiresAtMs: number;
}

export interface UploadRequest {
  /** An incoming key, `incoming/u/alice_01/3f….jpg`: whoever has the form can write there again. */
  readonly key: string;
  /** The only one that is accepted. */
  readonly contentType: string;
  readonly maxBytes: number;
  readonly expiresAtMs: number;
}

/** What lies under a key. */
export interface StoredObject {
  readonly contentType: string;
  readonly sizeBytes: number;
  /** Its first bytes, by which its real type is known. */
  readonly head: Uint8Array;
  /** Its last bytes, by which it is known to be whole; empty when `head` is all of it. */
  readonly tail: Uint8Array;
  /** Another one when the bytes are others (COS's ETag). */
  readonly version: string;
}

/** What was found good under its incoming key, and where it is to be seen. */
export interface KeepRequest {
  readonly from: string;
  /** A picture key that was never written before. */
  readonly to: string;
  readonly contentType: string;
  /** Of what was found good. */
  readonly version: string;
}

/** The port to where pictures are kept: the data folder, or Tencent Cloud COS. */
export interface StorageProvider {
  uploadForm(request: UploadRequest, origin: Origin): UploadForm;
  /** Null when nothing lies there. @throws CloudError when the store does not answer. */
  inspect(key: string): Promise<StoredObject | null>;
  /**
   * Copies an upload to where no form leads, with no header of the uploader's. False when what lies
   * there is not what was found good any more. @throws CloudError, and then a copy may have been
   * made or still be made.
   */
  keep(request: KeepRequest): Promise<boolean>;
  /** Nothing when there is nothing. @throws CloudError */
  remove(key: string): Promise<void>;
  /** Under which everybody sees it. */
  pictureUrl(key: string, origin: Origin): string;
  /** The key behind the URL of a picture; null for any other URL, that of an upload among them. */
  keyOf(url: string): string | null;
  /** Takes the form of `uploadForm` where this process does that itself; else null. */
  readonly receive: ((request: Request) => Promise<Response>) | null;
  /** Serves pictures where this process does that itself; null for an unknown key. */
  readonly serve: ((key: string) => Promise<Response | null>) | null;
}
