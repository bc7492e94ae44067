import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import COS from "cos-nodejs-sdk-v5";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { describeFinding } from "@/lib/shared/doctor/describe-finding";
import { listLives } from "../rooms";
import { type Clinic, openClinic } from "./doctor-fixture";
import { publicUrlCheck } from "./public-url-check";

let clinic: Clinic;
beforeEach(async () => {
  clinic = await openClinic({ lvb: { retryIntervalMs: 60_000 } });
});
afterEach(() => clinic.close());

describe("the test push", () => {
  const push = { push: true, pushWaitSeconds: 5 };

  it("proves push key, callback address and callback key together, and is no live", async () => {
    const { causes } = await clinic.examine({}, push);
    expect(causes).toMatchObject({
      pushTest: "pushTestComplete",
      callbacks: "callbacksArrive",
      appId: "appIdRight",
    });
    const lives = listLives(clinic.services, { page: 1, pageSize: 10 }, "");
    expect(lives.total).toBe(0);
    await expect.poll(() => clinic.cloud.lvb.pushes()).toHaveLength(0);
  });

  it("names a wrong push key", async () => {
    clinic.cloud.lvb.keys.push = "another-key";
    clinic.cloud.lvb.keys.pushBackup = undefined;
    const { causes } = await clinic.examine({}, push);
    expect(causes).toMatchObject({ pushTest: "pushTestRefused", pushKey: "pushKeyWrong" });
  });

  it("names a wrong callback key", async () => {
    clinic.cloud.lvb.keys.callback = "another-key";
    const { causes } = await clinic.examine({}, push);
    expect(causes).toMatchObject({
      pushTest: "pushTestCallbackRefused",
      callbacks: "callbackKeyWrong",
    });
  });

  it.each([
    ["t too far", 400, "behind", "慢"],
    ["expired", -1300, "ahead of", "快"],
  ])("names a wrong clock by “%s”, and not the key", async (reason, offset, en, zh) => {
    const { lvb, cos, im } = clinic.cloud;
    lvb.clockOffsetSeconds = offset;
    cos.faults.clockOffsetSeconds = offset;
    im.faults.clockOffsetSeconds = offset;
    const { findings } = await clinic.examine({}, push);
    const found = findings.find(({ check }) => check === "pushTest");
    expect(found).toMatchObject({ cause: "pushTestCallbackUntimely", facts: { reason } });
    const clock = findings.find(({ check }) => check === "clock");
    if (!found || !clock) throw new Error("Both are checked.");
    expect(describeFinding(found, "en").cure).toMatch(/^Set this machine's clock/);
    expect(describeFinding(found, "zh-CN").cause).toContain(`（${reason}）`);
    expect(describeFinding(found, "zh-CN").cure).toMatch(/^校正本机时间/);
    const { seconds } = clock.facts;
    expect(describeFinding(clock, "en").cause).toContain(`${seconds} s ${en} that of`);
    expect(describeFinding(clock, "zh-CN").cause).toContain(`${zh} ${seconds} 秒`);
  });

  it("names a callback address that leads nowhere", async () => {
    clinic.cloud.lvb.callbacks.url = "http://127.0.0.1:9/callback";
    const { causes } = await clinic.examine({}, { push: true, pushWaitSeconds: 1 });
    expect(causes.pushTest).toBe("pushTestUnheard");
  });

  it("names a push domain that does not answer", async () => {
    const { findings } = await clinic.examine({ PUSH_DOMAIN: "127.0.0.1:9" }, push);
    const found = findings.find(({ check }) => check === "pushTest");
    expect(found).toMatchObject({ cause: "pushTestUnreachable", facts: { port: 9 } });
  });
});

describe("the play domain with authentication", () => {
  it.each([
    ["right", undefined, "playKeyRight", "playDomainWorks"],
    ["wrong", "0123456789abcdef", "playKeyWrong", "playRefusedSigned"],
    ["missing", "", "playKeyMissing", "playRefusedUnsigned"],
  ])("a play key that is %s", async (_name, key, keyCause, domainCause) => {
    const { lvb, env } = clinic.cloud;
    lvb.keys.play = "fedcba9876543210fedcba9876543210";
    expect(env.PLAY_KEY).toBeUndefined();
    const { causes } = await clinic.examine({ PLAY_KEY: key ?? lvb.keys.play });
    expect(causes).toMatchObject({ playKey: keyCause, playDomain: domainCause });
  });
});

describe("a bucket without a CORS rule", () => {
  it("lets no browser upload", async () => {
    const { env, cos } = clinic.cloud;
    const sdk = new COS({
      SecretId: env.COSKEY_SECRETID ?? "",
      SecretKey: env.COSKEY_SECRETKEY ?? "",
      Domain: `127.0.0.1:${cos.port}`,
      Protocol: "http:",
    });
    const Bucket = `${env.COSKEY_BUCKET}-${env.COSKEY_APPID}`;
    await sdk.deleteBucketCors({ Bucket, Region: env.COSKEY_BUCKET_REGION ?? "" });
    expect((await clinic.examine()).causes.cosCors).toBe("cosCorsRefuses");
    expect((await clinic.examine({ PUBLIC_URL: "" })).causes.cosCors).toBe("cosCorsUnknown");
  });
});

describe("the public address", () => {
  it("that is not set, of another server, of nobody", async () => {
    expect((await clinic.examine({ PUBLIC_URL: "" })).causes.publicUrl).toBe("publicUrlUnset");
    const { origin } = clinic.cloud.cos;
    expect((await clinic.examine({ PUBLIC_URL: origin })).causes.publicUrl).toBe(
      "publicUrlForeign",
    );
    const nobody = await clinic.examine({ PUBLIC_URL: "http://127.0.0.1:9" });
    expect(nobody.causes.publicUrl).toBe("publicUrlUnreachable");
  });

  it("of this server, which runs with another callback key than is set now", async () => {
    const changed = { API_KEY: "0123456789abcdef0123456789abcdee" };
    expect((await clinic.examine(changed)).causes.publicUrl).toBe("publicUrlKeyDiffers");
  });

  it("may be a private one where no cloud calls", async () => {
    const { config } = clinic.services;
    const publicUrl = new URL(clinic.cloud.lvb.callbacks.url ?? "").origin;
    const patient = { ...clinic.services, config: { ...config, publicUrl } };
    const causeOf = async (cloudCalls: boolean) =>
      (await publicUrlCheck(patient, cloudCalls).run()).map(({ cause }) => cause);
    expect(await causeOf(false)).toEqual(["publicUrlLocal"]);
    expect(await causeOf(true)).toEqual(["publicUrlPrivate"]);
  });

  it("of a door that refuses without being ours", async () => {
    const refusing = createServer((request, response) => {
      request.resume();
      response.writeHead(request.method === "POST" ? 403 : 200).end("<h1>Forbidden</h1>");
    });
    await new Promise<void>((resolve) => refusing.listen(0, "127.0.0.1", resolve));
    const { port } = refusing.address() as AddressInfo;
    try {
      const { causes } = await clinic.examine({ PUBLIC_URL: `http://127.0.0.1:${port}` });
      expect(causes.publicUrl).toBe("publicUrlForeign");
    } finally {
      refusing.closeAllConnections();
      await new Promise((resolve) => refusing.close(resolve));
    }
  });
});
