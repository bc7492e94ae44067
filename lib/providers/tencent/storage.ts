import COS from "cos-nodejs-sdk-v5";
import type { CosConfig } from "@/lib/config";
import { cosPostSignature } from "@/lib/signing/cos-sign";
import { CloudError } from "../cloud-error";
import { isPictureKey, pictureHeadBytes, pictureTailBytes } from "../picture-key";
import type {
  KeepRequest,
  StorageProvider,
  StoredObject,
  UploadForm,
  UploadRequest,
} from "../storage-provider";
import { cosCodeOf, cosStatusOf, explainCosFailure } from "./cos-failure";

/** How long COS may take. */
export interface CosPatience {
  /** One try; the SDK makes up to four without a wait between them and cannot be told not to. */
  readonly tryTimeoutMs: number;
  /** All tries of one call. */
  readonly callTimeoutMs: number;
}

/** What a person who waits for the answer can bear. */
const interactive: CosPatience = { tryTimeoutMs: 4000, callTimeoutMs: 8000 };
/** A form is valid from a little before now: the cloud's clock may be behind ours (cloud.md §5.5). */
const clockSkewSeconds = 60;
/** The key names the picture for good, so that its bytes never change. */
const cacheControl = "public, max-age=31536000, immutable";

/** What COS says of a copy whose source is gone, or is not the one that was named (436/10881). */
const sourceChangedCodes = ["NoSuchKey", "PreconditionFailed"];

/** Pictures in a COS bucket; browsers upload to it by themselves. */
export class TencentStorage implements StorageProvider {
  readonly receive = null;
  readonly serve = null;
  readonly #client: COS;

  constructor(
    private readonly cos: CosConfig,
    private readonly now: () => number = Date.now,
    private readonly patience: CosPatience = interactive,
  ) {
    const { host, protocol } = new URL(cos.endpoint);
    this.#client = new COS({
      SecretId: cos.secretId,
      SecretKey: cos.secretKey,
      Domain: host,
      Protocol: protocol === "http:" ? "http:" : "https:",
      Timeout: patience.tryTimeoutMs,
      // No other host than the operator's is asked, and a wrong clock is told, not hidden: the
      // forms are signed by it too.
      AutoSwitchHost: false,
      CorrectClockSkew: false,
    });
  }

  /** A POST policy (cloud.md §5.2): one key, one type, at most so many bytes, for a few minutes. */
  uploadForm({ key, contentType, maxBytes, expiresAtMs }: UploadRequest): UploadForm {
    const { secretId, secretKey, endpoint } = this.cos;
    const startSeconds = Math.floor(this.now() / 1000) - clockSkewSeconds;
    const keyTime = `${startSeconds};${Math.floor(expiresAtMs / 1000)}`;
    const policy = JSON.stringify({
      expiration: new Date(expiresAtMs).toISOString(),
      conditions: [
        { "q-sign-algorithm": "sha1" },
        { "q-ak": secretId },
        { "q-sign-time": keyTime },
        { bucket: this.#bucket },
        ["eq", "$key", key],
        ["eq", "$Content-Type", contentType],
        ["eq", "$Cache-Control", cacheControl],
        ["eq", "$success_action_status", "204"],
        ["content-length-range", 1, maxBytes],
      ],
    });
    return {
      url: `${endpoint}/`,
      fields: {
        key,
        "Content-Type": contentType,
        "Cache-Control": cacheControl,
        success_action_status: "204",
        policy: Buffer.from(policy).toString("base64"),
        "q-sign-algorithm": "sha1",
        "q-ak": secretId,
        "q-key-time": keyTime,
        "q-signature": cosPostSignature(secretKey, keyTime, policy),
      },
      expiresAtMs,
    };
  }

  inspect(key: string): Promise<StoredObject | null> {
    return this.#inTime(async () => {
      const sizeBytes = await this.#sizeOf(key);
      const range = sizeBytes === 0 ? undefined : `bytes=0-${pictureHeadBytes - 1}`;
      try {
        const got = await this.#client.getObject({ ...this.#object(key), Range: range });
        const head = Buffer.from(got.Body).subarray(0, pictureHeadBytes);
        const contentType = String(got.headers?.["content-type"] ?? "");
        const whole = /\/(\d+)$/.exec(String(got.headers?.["content-range"] ?? ""))?.[1];
        const size = sizeBytes ?? Number(whole ?? got.Body.length);
        const tail = size > pictureHeadBytes ? await this.#tailOf(key, size) : Buffer.alloc(0);
        return { contentType, sizeBytes: size, head, tail, version: got.ETag };
      } catch (error) {
        if (cosCodeOf(error) === "NoSuchKey") return null;
        throw error;
      }
    });
  }

  /**
   * PUT Object - Copy within the bucket. What a policy does not mention a form may still carry, so
   * that none of the upload's own headers (Content-Encoding, Content-Disposition…) are taken over.
   */
  keep({ from, to, contentType, version }: KeepRequest): Promise<boolean> {
    return this.#inTime(async () => {
      try {
        await this.#client.putObjectCopy({
          ...this.#object(to),
          CopySource: `${this.#bucket}.cos.${this.cos.region}.myqcloud.com/${from}`,
          CopySourceIfMatch: version,
          MetadataDirective: "Replaced",
          ContentType: contentType,
          CacheControl: cacheControl,
        });
        return true;
      } catch (error) {
        if (sourceChangedCodes.includes(cosCodeOf(error))) return false;
        throw error;
      }
    });
  }

  async remove(key: string): Promise<void> {
    const { statusCode } = await this.#inTime(() => this.#client.deleteObject(this.#object(key)));
    // The SDK takes every 404 for success; COS itself answers it for a bucket alone.
    if (statusCode === 404) {
      throw new CloudError(
        "cos",
        "refused",
        "NoSuchBucket",
        "COS refused: there is no such bucket.",
      );
    }
  }

  pictureUrl(key: string): string {
    return `${this.cos.publicOrigin}/${key.split("/").map(encodeURIComponent).join("/")}`;
  }

  keyOf(url: string): string | null {
    const { publicOrigin, endpoint } = this.cos;
    const base = [publicOrigin, endpoint].find((origin) => url.startsWith(`${origin}/`));
    const key = base === undefined ? "" : url.slice(base.length + 1);
    return isPictureKey(key) ? key : null;
  }

  /** Null when HEAD is refused: its answer has no body, so that only a GET says why. */
  async #sizeOf(key: string): Promise<number | null> {
    try {
      const { headers } = await this.#client.headObject(this.#object(key));
      const length = Number(headers?.["content-length"]);
      return Number.isSafeInteger(length) ? length : null;
    } catch (error) {
      if (cosStatusOf(error) === 0) throw error;
      return null;
    }
  }

  /** Only the end is fetched: a picture may have megabytes, and nobody here looks at the rest. */
  async #tailOf(key: string, sizeBytes: number): Promise<Buffer> {
    const Range = `bytes=${sizeBytes - pictureTailBytes}-${sizeBytes - 1}`;
    const got = await this.#client.getObject({ ...this.#object(key), Range });
    return Buffer.from(got.Body).subarray(-pictureTailBytes);
  }

  #object(key: string) {
    return { Bucket: this.#bucket, Region: this.cos.region, Key: key };
  }

  get #bucket(): string {
    return `${this.cos.bucket}-${this.cos.appId}`;
  }

  /** @throws CloudError */
  async #inTime<Result>(call: () => Promise<Result>): Promise<Result> {
    const { callTimeoutMs } = this.patience;
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise<never>((_, reject) => {
      const error = new CloudError("cos", "unreachable", "", "COS did not answer in time.");
      timer = setTimeout(() => reject(error), callTimeoutMs);
    });
    try {
      return await Promise.race([call(), tooLate]);
    } catch (error) {
      throw explainCosFailure(error);
    } finally {
      clearTimeout(timer);
    }
  }
}
