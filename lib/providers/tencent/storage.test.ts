import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { pngPicture } from "../picture-fixture";
import { incomingKeyOf, newPictureKey } from "../picture-key";
import { openCosStore, upload } from "../storage-fixture";
import { type CosPatience, TencentStorage } from "./storage";

type Store = Awaited<ReturnType<typeof openCosStore>>;

const open: Store[] = [];
async function openStore(patience?: CosPatience): Promise<Store> {
  const store = await openCosStore(patience);
  open.push(store);
  return store;
}
afterEach(async () => {
  await Promise.all(open.splice(0).map((store) => store.close()));
});

const key = newPictureKey("alice_01", "image/png");
const keep = {
  from: incomingKeyOf(key),
  to: key,
  contentType: "image/png",
  version: '"5d41402abc4b2a76b9719d911017c592"',
};

describe("a COS bucket that fails", () => {
  it.each([
    ["a wrong bucket or APPID", { bucketMissing: true }, "NoSuchBucket"],
    ["a wrong region", { regionWrong: true }, "InvalidRegionName"],
    ["a key without rights", { keyPowerless: true }, "AccessDenied"],
  ])("because of %s is refused with COS's own code", async (_why, fault, code) => {
    const { storage, bucket } = await openStore();
    Object.assign(bucket.faults, fault);
    const refused = { name: "CloudError", service: "cos", failure: "refused", code };
    await expect(storage.inspect(key)).rejects.toMatchObject(refused);
    await expect(storage.remove(key)).rejects.toMatchObject(refused);
    await expect(storage.keep(keep)).rejects.toMatchObject(refused);
  });

  it.each([
    ["InternalError", "unreachable"],
    ["AccessDenied", "refused"],
    ["SlowDown", "busy"],
  ])("in the middle of a copy by %s is %s, although its status was 200", async (code, failure) => {
    const { storage, bucket, origin, now } = await openStore();
    const limits = { contentType: "image/png", maxBytes: 9000, expiresAtMs: now() + 60_000 };
    await upload(storage.uploadForm({ key: keep.from, ...limits }, origin), pngPicture());
    const { version = "" } = (await storage.inspect(keep.from)) ?? {};
    bucket.faults.copyFailsWith = code;
    await expect(storage.keep({ ...keep, version })).rejects.toMatchObject({ failure, code });
  });

  it.each([
    [{ secretId: "AKIDWRONG" }, "InvalidAccessKeyId"],
    [{ secretKey: "WRONGKEY" }, "SignatureDoesNotMatch"],
  ])("because of %o is refused with COS's own code", async (wrong, code) => {
    const { cos, now } = await openStore();
    const storage = new TencentStorage({ ...cos, ...wrong }, now);
    await expect(storage.inspect(key)).rejects.toMatchObject({ failure: "refused", code });
  });

  it("because our clock is wrong says so instead of hiding it", async () => {
    const { storage, bucket } = await openStore();
    bucket.faults.clockOffsetSeconds = -3600;
    const refused = { failure: "refused", code: "RequestTimeTooSkewed" };
    await expect(storage.inspect(key)).rejects.toMatchObject(refused);
    expect(bucket.requestLog.length).toBeLessThanOrEqual(2);
  });

  it("by no answer, cut connections or faults of its own is unreachable, in bounded time", async () => {
    const { storage, bucket } = await openStore({ tryTimeoutMs: 1000, callTimeoutMs: 2000 });
    const unreachable = { name: "CloudError", failure: "unreachable" };
    for (const fault of [
      { down: true },
      { down: false, failWith: { status: 500, code: "InternalError" } },
      { failWith: undefined, hang: true },
    ]) {
      Object.assign(bucket.faults, fault);
      await expect(storage.inspect(key)).rejects.toMatchObject(unreachable);
    }
    bucket.faults.hang = false;
    await expect(storage.inspect(key)).resolves.toBeNull();
  });

  it("by too many requests is busy", async () => {
    const { storage, bucket } = await openStore();
    bucket.faults.failWith = { status: 503, code: "SlowDown" };
    await expect(storage.inspect(key)).rejects.toMatchObject({ failure: "busy", code: "SlowDown" });
  });

  it("by an answer that is none of COS's is no news about a picture", async () => {
    const server = createServer((_req, res) => res.writeHead(404).end("<h1>Not here</h1>"));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { cos, now } = await openStore();
    const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const storage = new TencentStorage({ ...cos, endpoint }, now);
    await expect(storage.inspect(key)).rejects.toMatchObject({ failure: "refused", code: "" });
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  it("keeps its keys out of what it says", async () => {
    const { storage, bucket, cos } = await openStore();
    bucket.faults.keyPowerless = true;
    const error: unknown = await storage.inspect(key).catch((cause: unknown) => cause);
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain(cos.secretKey);
    expect(String(error)).not.toMatch(/q-signature/);
  });
});

it("fetches the ends of a large picture and nothing between them", async () => {
  const { storage, bucket, origin, now } = await openStore();
  const limits = { contentType: "image/png", maxBytes: 5_000_000, expiresAtMs: now() + 60_000 };
  const picture = pngPicture(16, 9, 4_000_000);
  await upload(storage.uploadForm({ key, ...limits }, origin), picture);
  const before = bucket.requestLog.length;
  const found = await storage.inspect(key);
  expect((found?.head.length ?? 0) + (found?.tail.length ?? 0)).toBe(320 * 1024);
  const asked = bucket.requestLog.slice(before);
  expect(asked.map(({ method, status }) => [method, status])).toEqual([
    ["HEAD", 200],
    ["GET", 206],
    ["GET", 206],
  ]);
});

describe("a form for COS", () => {
  it("is accepted while the cloud's clock is up to a minute behind ours", async () => {
    const { storage, bucket, origin, now } = await openStore();
    const ask = () => {
      const fresh = newPictureKey("alice_01", "image/png");
      const expiresAtMs = now() + 60_000;
      const limits = { contentType: "image/png", maxBytes: 9000, expiresAtMs };
      return storage.uploadForm({ key: fresh, ...limits }, origin);
    };
    bucket.faults.clockOffsetSeconds = -50;
    expect((await upload(ask(), pngPicture())).status).toBe(204);
    bucket.faults.clockOffsetSeconds = -70;
    expect((await upload(ask(), pngPicture())).status).toBe(403);
  });

  it("cannot bring the picture a header that its policy does not know", async () => {
    const { storage, bucket, origin, now } = await openStore();
    const limits = { contentType: "image/png", maxBytes: 9000, expiresAtMs: now() + 60_000 };
    const form = storage.uploadForm({ key: keep.from, ...limits }, origin);
    const extra = {
      "Content-Disposition": 'attachment; filename="cover.exe"',
      "x-cos-meta-note": "mine",
      acl: "private",
    };
    await upload({ ...form, fields: { ...extra, ...form.fields } }, pngPicture());
    const { version = "" } = (await storage.inspect(keep.from)) ?? {};
    expect(await storage.keep({ ...keep, version })).toBe(true);
    expect(bucket.objects.get(key)?.headers).toEqual({
      "cache-control": "public, max-age=31536000, immutable",
    });
    expect((await fetch(storage.pictureUrl(key, origin))).status).toBe(200);
  });

  it("holds no secret", async () => {
    const { storage, cos, origin, now } = await openStore();
    const limits = { contentType: "image/png", maxBytes: 9000, expiresAtMs: now() + 60_000 };
    const { fields } = storage.uploadForm({ key, ...limits }, origin);
    const policy = Buffer.from(fields.policy ?? "", "base64").toString();
    expect(JSON.stringify(fields) + policy).not.toContain(cos.secretKey);
    expect(JSON.parse(policy).conditions).toContainEqual({ bucket: "covers-1250000000" });
  });

  it("gives pictures the public domain, under which they are known again", async () => {
    const { cos } = await openStore();
    const storage = new TencentStorage({ ...cos, publicOrigin: "https://img.example" });
    const url = `https://img.example/${key}`;
    expect(storage.pictureUrl(key)).toBe(url);
    expect(storage.keyOf(url)).toBe(key);
    // From before the domain was set.
    expect(storage.keyOf(`${cos.endpoint}/${key}`)).toBe(key);
    expect(storage.keyOf(`https://img.example.evil.example/${key}`)).toBeNull();
  });
});
