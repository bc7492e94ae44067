import type { CosConfig } from "@/lib/config";
import { cosV5Signature } from "@/lib/signing/cos-sign";
import { probeTimeoutMs } from "./probe-timing";

/** A signature is valid from a minute ago to five minutes ahead: small differences do no harm. */
const signedBeforeSeconds = 60;
const signedAheadSeconds = 300;
/** The host that lists an account's buckets. */
const serviceOrigin = "https://service.cos.myqcloud.com";

/** An answer of COS, as far as a probe reads it. */
export interface CosAnswer {
  readonly status: number;
  /** `Code` of the XML error; empty in a success. */
  readonly code: string;
  readonly text: string;
  readonly headers: Headers;
}

/**
 * Signed requests as COS gets them from its SDK, one try each and with our own clock: the SDK
 * corrects a wrong clock silently, and a probe must see it.
 */
export class CosExchange {
  constructor(
    private readonly cos: CosConfig,
    private readonly now: () => number,
  ) {}

  /** GET service: which buckets the key's account has. An endpoint of one's own answers that itself. */
  listBuckets(): Promise<CosAnswer> {
    const isOfficial = new URL(this.cos.endpoint).hostname.endsWith(".myqcloud.com");
    return this.#send(isOfficial ? serviceOrigin : this.cos.endpoint, "GET", "/");
  }

  /** HEAD bucket. Its answer has no body, hence no code. */
  headBucket(): Promise<CosAnswer> {
    return this.#send(this.cos.endpoint, "HEAD", "/");
  }

  put(key: string, body: Uint8Array<ArrayBuffer>, contentType: string): Promise<CosAnswer> {
    return this.#send(this.cos.endpoint, "PUT", `/${key}`, { body, contentType });
  }

  remove(key: string): Promise<CosAnswer> {
    return this.#send(this.cos.endpoint, "DELETE", `/${key}`);
  }

  async #send(
    origin: string,
    method: string,
    path: string,
    content?: { readonly body: Uint8Array<ArrayBuffer>; readonly contentType: string },
  ): Promise<CosAnswer> {
    const { secretId, secretKey } = this.cos;
    const nowSeconds = Math.floor(this.now() / 1000);
    const keyTime = `${nowSeconds - signedBeforeSeconds};${nowSeconds + signedAheadSeconds}`;
    const { host } = new URL(origin);
    const signature = cosV5Signature(secretKey, keyTime, { method, key: path, headers: { host } });
    const authorization = [
      "q-sign-algorithm=sha1",
      `q-ak=${secretId}`,
      `q-sign-time=${keyTime}`,
      `q-key-time=${keyTime}`,
      "q-header-list=host",
      "q-url-param-list=",
      `q-signature=${signature}`,
    ].join("&");
    const response = await fetch(origin + path, {
      method,
      body: content?.body,
      headers: {
        authorization,
        ...(content ? { "content-type": content.contentType } : {}),
      },
      redirect: "manual",
      signal: AbortSignal.timeout(probeTimeoutMs),
    });
    const text = await response.text();
    const code = response.ok ? "" : (tagsIn(text, "Code")[0] ?? "");
    return { status: response.status, code, text, headers: response.headers };
  }
}

/** The contents of simple elements of COS's XML, which has neither attributes nor CDATA there. */
export function tagsIn(xml: string, name: string): string[] {
  return [...xml.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, "g"))].map(
    (match) => match[1] ?? "",
  );
}
