import { createHash, createHmac } from "node:crypto";
import { request as httpRequest } from "node:http";
import { describe, expect, it } from "vitest";
import { ACCOUNT, openBucket } from "./cos-fixture";
import type { CosBucket, CosOptions } from "./cos-types";
import { signV5 } from "./signed-request";

const NOW = 1557989400;
const KEY_TIME = `${NOW - 60};${NOW + 60}`;

/** A bucket whose clock stands still, so that the forms and signatures below stay good. */
const bucketWith = (options: Partial<CosOptions> = {}) =>
  openBucket({ now: () => NOW * 1000, ...options });

function authorization(bucket: CosBucket, method: string, path: string, query = {}): string {
  const { secretId, secretKey } = ACCOUNT;
  const headers = { host: `127.0.0.1:${bucket.port}` };
  return signV5({ secretId, secretKey, keyTime: KEY_TIME, method, path, headers, query });
}

async function put(bucket: CosBucket, path: string, headers: Record<string, string> = {}) {
  return fetch(`${bucket.origin}${path}`, {
    method: "PUT",
    body: "<b>hello</b>",
    headers: { authorization: authorization(bucket, "PUT", path), ...headers },
  });
}

const codeOf = async (response: Response) => /<Code>(.*?)<\/Code>/.exec(await response.text())?.[1];

/** A policy and the form that goes with it, as a browser would post it. */
function form(changes: Record<string, string> = {}, file = "hello"): FormData {
  const policy = JSON.stringify({
    expiration: new Date((NOW + 60) * 1000).toISOString(),
    conditions: [
      { "q-sign-algorithm": "sha1" },
      { "q-ak": ACCOUNT.secretId },
      { "q-sign-time": KEY_TIME },
      { bucket: "minilvb-1250000000" },
      ["starts-with", "$key", "u/alice/"],
      ["starts-with", "$Content-Type", "image/"],
      ["content-length-range", 1, 100],
    ],
  });
  const signKey = createHmac("sha1", ACCOUNT.secretKey).update(KEY_TIME).digest("hex");
  const digest = createHash("sha1").update(policy).digest("hex");
  const data = new FormData();
  const fields = {
    key: "u/alice/1.jpg",
    "Content-Type": "image/jpeg",
    policy: btoa(policy),
    "q-sign-algorithm": "sha1",
    "q-ak": ACCOUNT.secretId,
    "q-key-time": KEY_TIME,
    "q-signature": createHmac("sha1", signKey).update(digest).digest("hex"),
    ...changes,
  };
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  data.set("file", new Blob([file], { type: "text/html" }), "me.jpg");
  return data;
}

const post = (bucket: CosBucket, body: FormData) => fetch(bucket.origin, { method: "POST", body });

describe("a browser's form", () => {
  it("is stored under the type of its field, not that of its file", async () => {
    const bucket = await bucketWith();
    const response = await post(bucket, form());
    expect(response.status).toBe(204);
    expect(response.headers.get("etag")).toBe('"5d41402abc4b2a76b9719d911017c592"');
    expect(bucket.objects.get("u/alice/1.jpg")?.contentType).toBe("image/jpeg");
    expect(bucket.requestLog.at(-1)).toMatchObject({ proof: "form", status: 204 });
  });

  it.each([
    ["200", 200],
    ["201", 201],
    ["204", 204],
    ["500", 204],
  ])("that asks for %s is answered %i", async (asked, status) => {
    const bucket = await bucketWith();
    const response = await post(bucket, form({ success_action_status: asked }));
    expect(response.status).toBe(status);
    const text = await response.text();
    expect(text.includes("<Key>u/alice/1.jpg</Key>")).toBe(status === 201);
  });

  it.each([
    [{ key: "u/bob/1.jpg" }, "hello", 403, "AccessDenied"],
    [{ "Content-Type": "text/html" }, "hello", 403, "AccessDenied"],
    [{}, "", 400, "EntityTooSmall"],
    [{}, "x".repeat(101), 400, "EntityTooLarge"],
    [{ "q-signature": "0".repeat(40) }, "hello", 403, "SignatureDoesNotMatch"],
    [{ "q-ak": "WRONG" }, "hello", 403, "InvalidAccessKeyId"],
  ])("with %j and %s is refused", async (changes, file, status, code) => {
    const bucket = await bucketWith();
    const response = await post(bucket, form(changes, file));
    expect(response.status).toBe(status);
    expect(await codeOf(response)).toBe(code);
    expect(bucket.objects.size).toBe(0);
  });

  it("must have its file last, because nothing after it is read", async () => {
    const bucket = await bucketWith();
    const fields = [...form().entries()];
    const data = new FormData();
    for (const [name, value] of [...fields.slice(-1), ...fields.slice(0, -1)]) {
      data.append(name, value);
    }
    const response = await post(bucket, data);
    expect(await codeOf(response)).toBe("InvalidArgument");
  });
});

describe("a bucket", () => {
  it("is read by anybody only while it is public, and written by nobody without a key", async () => {
    const bucket = await bucketWith();
    expect((await put(bucket, "/a.html", { "content-type": "text/html" })).status).toBe(200);
    const read = await fetch(`${bucket.origin}/a.html`);
    expect(await read.text()).toBe("<b>hello</b>");
    expect(read.headers.get("x-cos-request-id")).toBeTruthy();
    bucket.publicRead = false;
    expect(await codeOf(await fetch(`${bucket.origin}/a.html`))).toBe("AccessDenied");
    const unsigned = await fetch(`${bucket.origin}/b`, { method: "PUT", body: "x" });
    expect(await codeOf(unsigned)).toBe("AccessDenied");
    expect((await fetch(`${bucket.origin}/a.html`, { method: "DELETE" })).status).toBe(403);
  });

  it("follows the ACL of a single object before its own", async () => {
    const bucket = await bucketWith();
    await put(bucket, "/secret", { "x-cos-acl": "private" });
    expect((await fetch(`${bucket.origin}/secret`)).status).toBe(403);
  });

  it("made after 2024 forces a download, except on an own domain", async () => {
    const bucket = await bucketWith({ forcesDownload: true, customDomains: ["localhost"] });
    await put(bucket, "/a.jpg", { "content-type": "image/jpeg" });
    const plain = await fetch(`${bucket.origin}/a.jpg`);
    expect(plain.headers.get("content-disposition")).toBe("attachment");
    expect(plain.headers.get("x-cos-force-download")).toBe("true");
    const own = await new Promise((resolve, reject) => {
      const headers = { host: `localhost:${bucket.port}` };
      httpRequest(`${bucket.origin}/a.jpg`, { headers }, (response) => {
        response.resume();
        resolve(response.headers["content-disposition"]);
      })
        .on("error", reject)
        .end();
    });
    expect(own).toBeUndefined();
  });

  it("lets only who signs change how an object is served", async () => {
    const bucket = await bucketWith();
    await put(bucket, "/a.html", { "content-type": "text/html" });
    const query = { "response-content-type": "text/plain" };
    const url = `${bucket.origin}/a.html?response-content-type=text%2Fplain`;
    expect((await fetch(url)).headers.get("content-type")).toBe("text/html");
    const headers = { authorization: authorization(bucket, "GET", "/a.html", query) };
    expect((await fetch(url, { headers })).headers.get("content-type")).toBe("text/plain");
    const changed = await fetch(url.replace("plain", "html"), { headers });
    expect(await codeOf(changed)).toBe("SignatureDoesNotMatch");
  });

  it("refuses a signature over lists that are not sorted", async () => {
    const bucket = await bucketWith();
    const { secretId, secretKey } = ACCOUNT;
    const headers = { host: `127.0.0.1:${bucket.port}`, "content-type": "image/png" };
    const attempt = async (unsorted: boolean) => {
      const path = "/a";
      const signing = { secretId, secretKey, keyTime: KEY_TIME, method: "PUT", path, headers };
      const authorizationText = signV5({ ...signing, unsorted });
      return put(bucket, path, {
        authorization: authorizationText,
        "content-type": "image/png",
      });
    };
    expect((await attempt(false)).status).toBe(200);
    expect(await codeOf(await attempt(true))).toBe("SignatureDoesNotMatch");
  });

  it("lets its CORS configuration decide what browsers may do", async () => {
    const bucket = await bucketWith();
    const ask = (method: string) =>
      fetch(bucket.origin, {
        method: "OPTIONS",
        headers: { origin: "https://live.example.com", "access-control-request-method": method },
      });
    const allowed = await ask("POST");
    expect(allowed.status).toBe(200);
    expect(allowed.headers.get("access-control-allow-origin")).toBe("*");
    expect(allowed.headers.get("access-control-expose-headers")).toContain("ETag");
    expect((await ask("DELETE")).status).toBe(403);
    const headers = { origin: "https://live.example.com" };
    const missing = await fetch(`${bucket.origin}/none`, { headers });
    expect(missing.headers.get("access-control-allow-origin")).toBe("*");
  });

  it("takes an object only whole", async () => {
    const bucket = await bucketWith();
    const md5 = { "content-md5": createHash("md5").update("other").digest("base64") };
    expect(await codeOf(await put(bucket, "/a", md5))).toBe("BadDigest");
    expect(bucket.objects.size).toBe(0);
  });

  it("refuses a path of which the escapes are no UTF-8", async () => {
    const bucket = await bucketWith();
    expect(await codeOf(await fetch(`${bucket.origin}/%ff`))).toBe("InvalidURI");
  });

  it("can be broken in every way that a doctor must tell apart", async () => {
    const bucket = await bucketWith();
    const attempt = async () => codeOf(await put(bucket, "/a"));
    bucket.faults.bucketMissing = true;
    expect(await attempt()).toBe("NoSuchBucket");
    bucket.faults.bucketMissing = false;
    bucket.faults.regionWrong = true;
    expect(await attempt()).toBe("InvalidRegionName");
    bucket.faults.regionWrong = false;
    bucket.faults.keyPowerless = true;
    expect(await attempt()).toBe("AccessDenied");
    bucket.faults.keyPowerless = false;
    bucket.faults.failWith = { status: 503, code: "SlowDown" };
    expect(await attempt()).toBe("SlowDown");
    bucket.faults.failWith = undefined;
    bucket.faults.down = true;
    await expect(put(bucket, "/a")).rejects.toThrow();
    bucket.faults.down = false;
    bucket.faults.hang = true;
    const signal = AbortSignal.timeout(50);
    await expect(fetch(`${bucket.origin}/a`, { signal })).rejects.toThrow();
  });
});
