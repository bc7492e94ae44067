import COS from "cos-nodejs-sdk-v5";
import { describe, expect, it } from "vitest";
import { ACCOUNT, KEY, openBucket, PLACE, refusal } from "./cos-fixture";
import type { CosBucket } from "./cos-types";
import { signV5 } from "./signed-request";

async function openWithSdk() {
  const bucket = await openBucket();
  const { secretId, secretKey } = ACCOUNT;
  const cos = new COS({
    SecretId: secretId,
    SecretKey: secretKey,
    Protocol: "http:",
    Domain: `127.0.0.1:${bucket.port}`,
  });
  return { bucket, cos };
}

const source = (key: string, bucket = PLACE.Bucket) =>
  `${bucket}.cos.${PLACE.Region}.myqcloud.com/${encodeURIComponent(key)}`;

describe("a copy within a bucket", () => {
  const about = { ContentType: "image/png", CacheControl: "no-cache", ACL: "private" } as const;

  it("takes the source's headers, or those of the request, and never its rights", async () => {
    const { bucket, cos } = await openWithSdk();
    const put = await cos.putObject({ ...PLACE, Key: KEY, Body: "hello", ...about });
    const copy = await cos.putObjectCopy({ ...PLACE, Key: "copy", CopySource: source(KEY) });
    expect(copy.ETag).toBe(put.ETag);
    expect(bucket.objects.get("copy")).toMatchObject({
      body: Buffer.from("hello"),
      contentType: "image/png",
      headers: { "cache-control": "no-cache" },
      acl: undefined,
    });
    const MetadataDirective = "Replaced";
    const own = { MetadataDirective, ContentType: "image/gif" } as const;
    await cos.putObjectCopy({ ...PLACE, Key: "own", CopySource: source(KEY), ...own });
    const replaced = bucket.objects.get("own");
    expect(replaced?.contentType).toBe("image/gif");
    expect(replaced?.headers["cache-control"] ?? "").toBe("");
    expect(bucket.requestLog.every(({ proof }) => proof === "header")).toBe(true);
  });

  it("is made only while its source is what the request says", async () => {
    const { bucket, cos } = await openWithSdk();
    const { ETag } = await cos.putObject({ ...PLACE, Key: "a", Body: "hello" });
    const copy = (change: Partial<COS.PutObjectCopyParams>) =>
      refusal(cos.putObjectCopy({ ...PLACE, Key: "b", CopySource: source("a"), ...change }));
    const changed = { code: "PreconditionFailed", status: 412 };
    expect(await copy({ CopySourceIfMatch: '"other"' })).toEqual(changed);
    expect(await copy({ CopySourceIfNoneMatch: ETag })).toEqual(changed);
    expect(await copy({ CopySourceIfModifiedSince: new Date().toUTCString() })).toEqual(changed);
    expect(await copy({ CopySourceIfUnmodifiedSince: new Date(0).toUTCString() })).toEqual(changed);
    expect(await copy({ CopySource: source("none") })).toEqual({ code: "NoSuchKey", status: 404 });
    const elsewhere = { CopySource: source("a", "other-1250000000") };
    expect((await copy(elsewhere)).code).toBe("NoSuchBucket");
    expect((await copy({ Key: "a" })).code).toBe("InvalidArgument");
    expect([...bucket.objects.keys()]).toEqual(["a"]);
    expect((await copy({ CopySourceIfMatch: ETag })).code).toBe("accepted");
  });

  it("can fail after its status was sent, which the SDK reads from the body", async () => {
    const { bucket, cos } = await openWithSdk();
    await cos.putObject({ ...PLACE, Key: "a", Body: "hello" });
    bucket.faults.copyFailsWith = "AccessDenied";
    const copy = cos.putObjectCopy({ ...PLACE, Key: "b", CopySource: source("a") });
    expect(await refusal(copy)).toEqual({ code: "AccessDenied", status: 200 });
    expect(bucket.objects.has("b")).toBe(false);
  });
});

describe("a request for a copy", () => {
  /** Signs for the source `signed` and asks for the source `asked`. */
  async function ask(bucket: CosBucket, asked: string, signed: string | null, directive = "Copy") {
    const { secretId, secretKey } = ACCOUNT;
    const nowSeconds = Math.floor(Date.now() / 1000);
    const keyTime = `${nowSeconds - 60};${nowSeconds + 60}`;
    const about = { "x-cos-copy-source": asked, "x-cos-metadata-directive": directive };
    const headers = { host: `127.0.0.1:${bucket.port}`, "x-cos-copy-source": signed ?? "" };
    const path = "/c.png";
    const authorization = signV5({ secretId, secretKey, keyTime, method: "PUT", path, headers });
    const answer = await fetch(`${bucket.origin}${path}`, {
      method: "PUT",
      headers: signed === null ? about : { ...about, authorization },
    });
    const text = await answer.text();
    return { status: answer.status, text, code: /<Code>(.*?)<\/Code>/.exec(text)?.[1] };
  }

  it("counts only as it was signed, and for who may write", async () => {
    const { bucket, cos } = await openWithSdk();
    await cos.putObject({ ...PLACE, Key: "a", Body: "hello" });
    await cos.putObject({ ...PLACE, Key: "b", Body: "other" });
    const [a, b] = [source("a"), source("b")];
    expect((await ask(bucket, b, a)).code).toBe("SignatureDoesNotMatch");
    expect((await ask(bucket, a, null)).code).toBe("AccessDenied");
    expect(bucket.objects.has("c.png")).toBe(false);
    const copied = await ask(bucket, a, a);
    expect(copied.text).toMatch(/<CopyObjectResult><ETag>.*<\/ETag><LastModified>/);
    expect(String(bucket.objects.get("c.png")?.body)).toBe("hello");
  });

  it.each([
    ["/a", "Copy", "InvalidArgument"],
    ["minilvb-1250000000.cos.example.com/a", "Copy", "InvalidArgument"],
    ["minilvb-1250000000.cos.ap-shanghai.myqcloud.com/a", "Copy", "NoSuchBucket"],
    ["minilvb-1250000000.cos.ap-guangzhou.myqcloud.com/%ff", "Copy", "InvalidURI"],
    [source("a"), "Maybe", "InvalidArgument"],
  ])("of %s in the way %s is refused by %s", async (asked, directive, code) => {
    const { bucket, cos } = await openWithSdk();
    await cos.putObject({ ...PLACE, Key: "a", Body: "hello" });
    expect((await ask(bucket, asked, asked, directive)).code).toBe(code);
    expect(bucket.objects.has("c.png")).toBe(false);
  });
});
