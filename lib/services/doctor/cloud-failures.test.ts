import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { describeFinding } from "@/lib/shared/doctor/describe-finding";
import type { CheckId } from "@/lib/shared/doctor/finding";
import { type Clinic, openClinic } from "./doctor-fixture";

/** What every run on one machine reports: its own address is not public, nothing has been live yet. */
const always = ["publicUrlPrivate", "callbacksNotYetSeen", "imCallbacksNotYetSeen"];

let clinic: Clinic;
beforeAll(async () => {
  clinic = await openClinic();
});
afterAll(() => clinic.close());
afterEach(() => {
  const { lvb, cos, im } = clinic.cloud;
  clinic.clockAheadMs = 0;
  lvb.clockOffsetSeconds = 0;
  lvb.api.failWith = undefined;
  lvb.api.down = undefined;
  Object.assign(cos.faults, {
    bucketMissing: false,
    regionWrong: false,
    keyPowerless: false,
    down: false,
    failWith: undefined,
    clockOffsetSeconds: 0,
  });
  cos.publicRead = true;
  cos.forcesDownload = false;
  im.faults.api.failWith = undefined;
  im.faults.api.down = false;
});

describe("a healthy installation", () => {
  it("is found healthy, each check by its own finding", async () => {
    const { causes, problems } = await clinic.examine();
    expect(problems.toSorted()).toEqual(always.toSorted());
    expect(causes).toMatchObject({
      database: "databaseWritable",
      clock: "clockRight",
      cloudApi: "cloudApiWorks",
      pushDomain: "pushDomainKnown",
      pushKey: "pushKeyRight",
      playDomain: "playDomainWorks",
      playKey: "playKeyNotUsed",
      cosAccount: "cosAccountRight",
      cosUpload: "cosUploadWorks",
      cosPublic: "cosImagesPublic",
      cosCors: "cosCorsAllows",
      imAccount: "imAccountRight",
      imGroups: "imGroupsWork",
      pushTest: "pushTestNotAsked",
    });
  });

  it("leaves neither pictures nor groups behind", async () => {
    await clinic.examine();
    expect(clinic.cloud.cos.objects.size).toBe(0);
    expect(clinic.cloud.im.groups.size).toBe(0);
  });
});

describe("one wrong setting is answered with its own cause alone", () => {
  it.each([
    ["the push domain", { PUSH_DOMAIN: "other.livepush.myqcloud.com" }, ["pushDomainUnknown"]],
    ["the push key", { PUSH_KEY: "0123456789abcdef0123456789abcdee" }, ["pushKeyWrong"]],
    ["the backup push key", { PUSH_KEY_BACKUP: "0123456789abcdef" }, ["pushBackupKeyWrong"]],
    [
      "the SecretId of the cloud API",
      { TENCENTCLOUD_SECRET_ID: "AKIDnobody" },
      ["cloudSecretIdWrong"],
    ],
    [
      "the SecretKey of the cloud API",
      { TENCENTCLOUD_SECRET_KEY: "wrong-key" },
      ["cloudSecretKeyWrong"],
    ],
    [
      "the address of the cloud API",
      { LIVE_API_URL: "http://127.0.0.1:9" },
      ["cloudApiUnreachable"],
    ],
    ["a play key that nobody asks for", { PLAY_KEY: "0123456789abcdef" }, ["playKeyNotNeeded"]],
    ["the APPID of COS", { COSKEY_APPID: "1259999999" }, ["cosAppIdWrong"]],
    ["the bucket", { COSKEY_BUCKET: "other" }, ["cosBucketWrong"]],
    ["the region", { COSKEY_BUCKET_REGION: "ap-guangzhou" }, ["cosRegionWrong"]],
    ["the SecretId of COS", { COSKEY_SECRETID: "AKIDnobody" }, ["cosSecretIdWrong"]],
    ["the SecretKey of COS", { COSKEY_SECRETKEY: "wrong-key" }, ["cosSecretKeyWrong"]],
    ["the endpoint of COS", { COS_ENDPOINT: "http://127.0.0.1:9" }, ["cosUnreachable"]],
    ["the image domain", { COSKEY_DOMAIN: "http://127.0.0.1:9" }, ["cosImageDomainDown"]],
    ["the IM application", { IM_SDKAPPID: "1499999999" }, ["imSdkAppIdWrong"]],
    ["the IM key", { IM_SECRETKEY: "wrong-key-0123456789" }, ["imSecretKeyWrong"]],
    ["the IM administrator", { ADMINISTRATOR: "somebody" }, ["imAdministratorWrong"]],
    ["the address of IM", { IM_API_URL: "http://127.0.0.1:9" }, ["imUnreachable"]],
  ])("%s", async (_name, changed, expected) => {
    const { problems } = await clinic.examine(changed);
    expect(problems.filter((cause) => !always.includes(cause))).toEqual(expected);
  });

  it("who does not answer is named with scheme and port", async () => {
    const origins = {
      LIVE_API_URL: "http://127.0.0.1:9",
      IM_API_URL: "http://127.0.0.1:11",
      COS_ENDPOINT: "http://127.0.0.1:13",
    };
    const { findings } = await clinic.examine(origins);
    const words = (check: CheckId) => {
      const found = findings.find((it) => it.check === check);
      if (!found) throw new Error(`Nothing was found about ${check}.`);
      return describeFinding(found, "en");
    };
    expect(words("cloudApi").cure).toContain(`reach ${origins.LIVE_API_URL}`);
    expect(words("imAccount").cure).toContain(`reach ${origins.IM_API_URL}`);
    expect(words("cosAccount").cure).toContain(`reach ${origins.COS_ENDPOINT}`);
    expect(words("clock").cure).toContain(Object.values(origins).join(", "));
  });

  it("an IM callback token that is missing", async () => {
    const { causes } = await clinic.examine({ IM_CALLBACK_TOKEN: "" });
    expect(causes.imCallbacks).toBe("imCallbackTokenUnset");
  });

  it("one domain for pushing and playing", async () => {
    const { causes } = await clinic.examine({ PLAY_DOMAIN: clinic.cloud.lvb.pushAddress });
    expect(causes.playDomain).toBe("playDomainIsPushDomain");
  });

  it("a play domain that the account has not, and one that DNS has not", async () => {
    const { causes } = await clinic.examine({ PLAY_DOMAIN: "play.doctor.invalid" });
    expect(causes.playDomain).toBe("playDomainUnknown");
    clinic.cloud.lvb.api.failWith = "InternalError";
    const unresolved = await clinic.examine({ PLAY_DOMAIN: "play.doctor.invalid" });
    expect(unresolved.causes.playDomain).toBe("playDomainUnresolved");
  });

  it("a play domain that does not answer", async () => {
    const { causes } = await clinic.examine({ PLAY_DOMAIN: "127.0.0.1:9" });
    expect(causes.playDomain).toBe("playDomainUnreachable");
  });
});

describe("trouble on the cloud's side is answered with its own cause", () => {
  it.each([
    ["UnauthorizedOperation", "cloudPermissionMissing"],
    ["AuthFailure.UnauthorizedOperation", "cloudPermissionMissing"],
    ["FailedOperation.HasNotLivingService", "cloudApiRefuses"],
    ["RequestLimitExceeded", "cloudApiBusy"],
    ["InternalError", "cloudApiBusy"],
  ])("cloud API: %s", async (code, cause) => {
    clinic.cloud.lvb.api.failWith = code;
    const { causes } = await clinic.examine();
    expect(causes.cloudApi).toBe(cause);
    expect(causes.pushKey).toBe("cloudApiNeeded");
  });

  it("cloud API: a wrong clock", async () => {
    clinic.cloud.lvb.clockOffsetSeconds = 900;
    expect((await clinic.examine()).causes.cloudApi).toBe("cloudClockSkew");
  });

  it("a limit of requests is no fault of the settings, and is to be tried again", async () => {
    const { lvb, cos, im } = clinic.cloud;
    lvb.api.failWith = "RequestLimitExceeded";
    cos.faults.failWith = { status: 503, code: "SlowDown" };
    im.faults.api.failWith = { code: 60007 };
    const { findings } = await clinic.examine();
    const busy = findings.filter(({ cause }) => cause.endsWith("Busy"));
    expect(busy.map(({ check }) => check)).toEqual(["cloudApi", "cosAccount", "imAccount"]);
    for (const found of busy) {
      expect(found.status).toBe("warning");
      expect(describeFinding(found, "en").cure).toMatch(/^Try again later/);
      expect(describeFinding(found, "zh-CN").cure).toMatch(/^请稍后再试/);
    }
  });

  it("a bucket that is not public", async () => {
    clinic.cloud.cos.publicRead = false;
    const { problems } = await clinic.examine();
    expect(problems.filter((cause) => !always.includes(cause))).toEqual(["cosImagesPrivate"]);
  });

  it("a bucket of the kind that makes browsers download", async () => {
    clinic.cloud.cos.forcesDownload = true;
    expect((await clinic.examine()).causes.cosPublic).toBe("cosImagesDownloaded");
  });

  it("a COS key without permission", async () => {
    clinic.cloud.cos.faults.keyPowerless = true;
    expect((await clinic.examine()).causes.cosAccount).toBe("cosPermissionMissing");
  });

  it.each([
    ["a region that does not exist", { regionWrong: true }, "cosRegionUnknown"],
    ["no answer", { down: true }, "cosUnreachable"],
    ["another refusal", { failWith: { status: 400, code: "InvalidArgument" } }, "cosRefuses"],
    ["too much to do", { failWith: { status: 503, code: "SlowDown" } }, "cosBusy"],
    [
      "an account in arrears",
      { failWith: { status: 451, code: "UnavailableForLegalReasons" } },
      "cosSuspended",
    ],
  ])("COS: %s", async (_name, fault, cause) => {
    Object.assign(clinic.cloud.cos.faults, fault);
    const { causes } = await clinic.examine();
    expect(causes).toMatchObject({ cosAccount: cause, cosUpload: "cosNeeded" });
  });

  it("COS: a wrong clock, whichever way", async () => {
    clinic.cloud.cos.faults.clockOffsetSeconds = 900;
    expect((await clinic.examine()).causes.cosAccount).toBe("cosClockSkew");
    clinic.cloud.cos.faults.clockOffsetSeconds = -900;
    expect((await clinic.examine()).causes.cosAccount).toBe("cosClockSkew");
  });

  it.each([
    [70001, "imClockSkew"],
    [70020, "imSdkAppIdWrong"],
    [60004, "imSecretKeyWrong"],
    [70402, "imAdministratorWrong"],
    [60017, "imRefuses"],
    [60003, "imBodyUnreadable"],
    [60007, "imBusy"],
    [60011, "imBusy"],
    [10002, "imBusy"],
  ])("IM: %d", async (code, cause) => {
    clinic.cloud.im.faults.api.failWith = { code };
    const { causes } = await clinic.examine();
    expect(causes.imAccount).toBe(cause);
    expect(causes.imGroups).toBe("imNeeded");
  });

  it.each([
    [10036, "create_group", "imGroupQuota"],
    [10058, "create_group", "imGroupQuota"],
    [10037, "create_group", "imUserGroupQuota"],
    [10006, "create_group", "imBusy"],
    [70398, "create_group", "imAccountQuota"],
    [10007, "destroy_group", "imGroupStays"],
  ])("IM groups: %d of %s", async (code, command, cause) => {
    clinic.cloud.im.faults.api.failWith = { code, command: `group_open_http_svc/${command}` };
    expect((await clinic.examine()).causes.imGroups).toBe(cause);
  });

  it.each([
    [60_000, "clockOff"],
    [-600_000, "clockWrong"],
  ])("our clock %d ms ahead", async (aheadMs, cause) => {
    clinic.clockAheadMs = aheadMs;
    expect((await clinic.examine()).causes.clock).toBe(cause);
  });
});

describe("secrets", () => {
  it("are in no finding, whatever is wrong", async () => {
    const { env, cos } = clinic.cloud;
    cos.faults.failWith = { status: 403, code: env.COSKEY_SECRETKEY ?? "" };
    const { findings } = await clinic.examine({ PUSH_KEY: "0123456789abcdef0123456789abcdee" });
    const json = JSON.stringify(findings);
    const secrets = ["PUSH_KEY", "PUSH_KEY_BACKUP", "API_KEY", "IM_SECRETKEY", "COSKEY_SECRETKEY"];
    for (const name of [...secrets, "TENCENTCLOUD_SECRET_KEY", "IM_CALLBACK_TOKEN"]) {
      expect(json.includes(env[name] ?? "?"), name).toBe(false);
    }
  });
});
