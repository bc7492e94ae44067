import { afterEach, expect, it } from "vitest";
import { startCos } from "@/e2e/cloud-sim/cos/cos-bucket";
import { coverUploadKey, coverUploadSign, videoUploadSign } from "./cloud-signatures";
import { openTestServices, type TestServices } from "./services-fixture";

const cosKeys = {
  COSKEY_APPID: "1250000000",
  COSKEY_BUCKET: "covers",
  COSKEY_BUCKET_REGION: "ap-shanghai",
  COSKEY_SECRETID: "AKIDEXAMPLE",
  COSKEY_SECRETKEY: "COSSECRETKEYEXAMPLE",
};
const anonymous = { actor: { kind: "anonymous" }, clientIp: "198.51.100.7" } as const;

let services: TestServices;
afterEach(() => services.close());

it("gives out nothing that could change a picture unless the operator wants it, and says how", async () => {
  services = openTestServices(cosKeys);
  for (const sign of [coverUploadSign, coverUploadKey]) {
    await expect(sign(services, anonymous)).rejects.toMatchObject({
      code: "notSupported",
      message: expect.stringMatching(/^COS_LEGACY_SIGN is off: /),
    });
  }
});

it("names what is missing without Tencent Cloud keys", async () => {
  services = openTestServices({ COS_LEGACY_SIGN: "on" });
  for (const sign of [coverUploadSign, coverUploadKey, videoUploadSign]) {
    await expect(sign(services, anonymous)).rejects.toMatchObject({
      code: "notSupported",
      message: expect.stringContaining("COSKEY_"),
    });
  }
});

it("bounds how many signatures one address gets, whichever they are", async () => {
  services = openTestServices({ ...cosKeys, COS_LEGACY_SIGN: "on", ENTERS_PER_MINUTE: "3" });
  for (const sign of [coverUploadSign, coverUploadKey, videoUploadSign]) {
    await sign(services, anonymous);
  }
  for (const sign of [coverUploadSign, coverUploadKey, videoUploadSign]) {
    await expect(sign(services, anonymous)).rejects.toMatchObject({ code: "tooOften" });
  }
  const other = { ...anonymous, clientIp: "203.0.113.5" };
  await expect(coverUploadSign(services, other)).resolves.toBeTruthy();
});

it("signs short videos for half an hour", async () => {
  services = openTestServices(cosKeys);
  const signature = await videoUploadSign(services, anonymous);
  // HMAC-SHA1 has 20 bytes; what was signed follows it.
  const text = Buffer.from(signature, "base64").subarray(20).toString();
  const fields = new URLSearchParams(text);
  const now = Math.floor(services.now() / 1000);
  expect(Number(fields.get("currentTimeStamp"))).toBe(now);
  expect(Number(fields.get("expireTime"))).toBe(now + 1800);
});

it("makes covers' signatures that the cloud takes once the operator wants them", async () => {
  services = openTestServices({ ...cosKeys, COS_LEGACY_SIGN: "on" });
  const bucket = await startCos({
    ...{ appId: "1250000000", bucket: "covers", region: "ap-shanghai" },
    ...{ secretId: "AKIDEXAMPLE", secretKey: "COSSECRETKEYEXAMPLE", now: services.now },
  });
  const body = new FormData();
  body.set("op", "upload");
  body.set("filecontent", new Blob(["a picture"]), "1.jpg");
  const headers = { authorization: await coverUploadSign(services, anonymous) };
  const url = `${bucket.origin}/files/v2/1250000000/covers/1.jpg`;
  const answer = await fetch(url, { method: "POST", body, headers });
  expect(answer.status).toBe(200);
  expect(String(bucket.objects.get("1.jpg")?.body)).toBe("a picture");
  await bucket.stop();
});
