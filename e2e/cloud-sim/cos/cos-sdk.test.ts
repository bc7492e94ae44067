import COS from "cos-nodejs-sdk-v5";
import { describe, expect, it, vi } from "vitest";
import { ACCOUNT, KEY, openBucket, PLACE, refusal } from "./cos-fixture";
import type { CosBucket } from "./cos-types";

/** The SDK as the product uses it; `Ip` keeps the real host name in the request. */
function sdk(bucket: CosBucket, changes: COS.COSOptions = {}, way: "Domain" | "Ip" = "Domain") {
  const { secretId, secretKey } = ACCOUNT;
  return new COS({
    SecretId: secretId,
    SecretKey: secretKey,
    Protocol: "http:",
    [way]: `127.0.0.1:${bucket.port}`,
    ServiceDomain: bucket.origin,
    ...changes,
  });
}

describe.each(["Domain", "Ip"] as const)("the cloud's own SDK pointed here by %s", (way) => {
  it("stores, describes, reads and deletes an object", async () => {
    const bucket = await openBucket();
    const cos = sdk(bucket, {}, way);
    const put = await cos.putObject({
      ...PLACE,
      Key: KEY,
      Body: "hello",
      ContentType: "image/png",
    });
    expect(put.ETag).toBe('"5d41402abc4b2a76b9719d911017c592"');
    const head = await cos.headObject({ ...PLACE, Key: KEY });
    expect(head.headers?.["content-length"]).toBe("5");
    expect(head.headers?.["content-type"]).toBe("image/png");
    const whole = await cos.getObject({ ...PLACE, Key: KEY });
    expect(String(whole.Body)).toBe("hello");
    const part = await cos.getObject({ ...PLACE, Key: KEY, Range: "bytes=1-3" });
    expect(String(part.Body)).toBe("ell");
    const list = await cos.getBucket({ ...PLACE, Prefix: "u/" });
    expect(list.Contents.map((object) => object.Key)).toEqual([KEY]);
    await cos.deleteObject({ ...PLACE, Key: KEY });
    expect(await refusal(cos.getObject({ ...PLACE, Key: KEY }))).toEqual({
      code: "NoSuchKey",
      status: 404,
    });
    expect(new Set(bucket.requestLog.map((entry) => entry.proof))).toEqual(new Set(["header"]));
  });

  it("is told a wrong key from a wrong id", async () => {
    const bucket = await openBucket();
    const put = (changes: COS.COSOptions) =>
      refusal(sdk(bucket, changes, way).putObject({ ...PLACE, Key: "a", Body: "x" }));
    expect(await put({ SecretKey: "WRONG" })).toEqual({
      code: "SignatureDoesNotMatch",
      status: 403,
    });
    expect(await put({ SecretId: "WRONG" })).toEqual({ code: "InvalidAccessKeyId", status: 403 });
    expect(bucket.objects.size).toBe(0);
  });
});

describe("a bucket", () => {
  it("is told from one that does not exist where the host names it", async () => {
    const cos = sdk(await openBucket(), {}, "Ip");
    expect(await refusal(cos.headBucket(PLACE))).toEqual({ code: "accepted", status: 200 });
    const elsewhere = { Bucket: "other-1250000000", Region: PLACE.Region };
    expect((await refusal(cos.headBucket(elsewhere))).status).toBe(404);
    const put = cos.putObject({ ...elsewhere, Key: "a", Body: "x" });
    expect(await refusal(put)).toEqual({ code: "NoSuchBucket", status: 404 });
    const otherRegion = { Bucket: PLACE.Bucket, Region: "ap-shanghai", Key: "a", Body: "x" };
    expect((await refusal(cos.putObject(otherRegion))).code).toBe("NoSuchBucket");
  });

  it("is listed with its region for whoever has its key", async () => {
    const cos = sdk(await openBucket());
    const { Buckets } = await cos.getService();
    expect(Buckets).toMatchObject([{ Name: PLACE.Bucket, Location: PLACE.Region }]);
  });

  it("takes and gives a CORS configuration", async () => {
    const cos = sdk(await openBucket());
    const before = await cos.getBucketCors(PLACE);
    expect(before.CORSRules[0]?.AllowedOrigins).toEqual(["*"]);
    const rule = {
      AllowedOrigin: ["https://live.example.com"],
      AllowedMethod: ["PUT"],
      AllowedHeader: ["*"],
      ExposeHeader: ["ETag"],
      MaxAgeSeconds: 5,
    };
    await cos.putBucketCors({ ...PLACE, CORSRules: [rule] } as unknown as COS.PutBucketCorsParams);
    const after = await cos.getBucketCors(PLACE);
    expect(after.CORSRules).toMatchObject([{ AllowedOrigins: ["https://live.example.com"] }]);
  });

  it("lets the SDK correct its clock once by the answer's Date", async () => {
    const complaint = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const bucket = await openBucket({ clockOffsetSeconds: 7200 });
    const put = sdk(bucket).putObject({ ...PLACE, Key: "a", Body: "x" });
    expect((await refusal(put)).code).toBe("accepted");
    expect(bucket.requestLog.map((entry) => entry.code)).toEqual(["AccessDenied", ""]);
    expect(complaint).toHaveBeenCalledOnce();
    complaint.mockRestore();
  });

  it("takes a presigned PUT of exactly what was signed", async () => {
    const bucket = await openBucket();
    const url = await new Promise<string>((resolve, reject) => {
      sdk(bucket).getObjectUrl(
        {
          ...PLACE,
          Key: KEY,
          Method: "PUT",
          Sign: true,
          Expires: 60,
          Headers: { "content-type": "image/png" },
        },
        (error, data) => (error ? reject(error) : resolve(data.Url)),
      );
    });
    const put = (type: string) =>
      fetch(url, { method: "PUT", body: "hello", headers: { "content-type": type } });
    expect((await put("text/html")).status).toBe(403);
    const taken = await put("image/png");
    expect(taken.status).toBe(200);
    expect(bucket.objects.get(KEY)?.contentType).toBe("image/png");
    expect((await fetch(url, { method: "DELETE" })).status).toBe(403);
    bucket.faults.clockOffsetSeconds = 62;
    expect(await (await put("image/png")).text()).toContain("Request has expired");
  });
});
