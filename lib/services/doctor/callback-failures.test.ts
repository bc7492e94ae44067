import { randomUUID } from "node:crypto";
import COS from "cos-nodejs-sdk-v5";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { insertCallbackEvent } from "@/db/repositories/callback-events";
import { imCallbackPath } from "@/db/repositories/callback-ledger";
import { insertChatMessage } from "@/db/repositories/chat-messages";
import { insertPush } from "@/db/repositories/live";
import { listLives } from "../rooms";
import { type Clinic, openClinic } from "./doctor-fixture";

let clinic: Clinic;
beforeEach(async () => {
  clinic = await openClinic({ lvb: { retryIntervalMs: 60_000 } });
});
afterEach(() => clinic.close());

const startOf = (streamName: string) => ({
  event_type: 1,
  appid: 1_250_000_001,
  app: "push.example.com",
  appname: "live",
  stream_id: streamName,
  channel_id: streamName,
  event_time: Math.floor(Date.now() / 1000),
  sequence: "2210464508206756938",
});

/** An entry as the door writes it. */
function note(verification: string, minutesAgo: number, source = "/callback/tape_callback.php") {
  return clinic.services.database.write((db) =>
    insertCallbackEvent(db, {
      id: randomUUID(),
      receivedMs: Date.now() - minutesAgo * 60_000,
      source,
      eventType: 314,
      streamName: "8888_alice",
      verification,
      effect: verification === "ok" ? "applied" : "refused",
      dedupeKey: "",
      body: "",
    }),
  );
}

const callbacks = async () => (await clinic.examine()).causes.callbacks;

describe("what the ledger tells about LVB's callbacks", () => {
  it("a wrong callback key, from what was refused", async () => {
    clinic.cloud.lvb.keys.callback = "another-key";
    // It settles only after the last of many repetitions.
    void clinic.cloud.lvb.callbacks.send(startOf("8888_alice"));
    await expect.poll(callbacks).toBe("callbackKeyWrong");
  });

  it("a callback key that was put right", async () => {
    await note("wrong sign", 30);
    await note("ok", 10);
    expect(await callbacks()).toBe("callbackKeyCorrected");
  });

  it("two templates with different keys", async () => {
    await note("ok", 30);
    await note("wrong sign", 10);
    expect(await callbacks()).toBe("callbackSignsMixed");
  });

  it.each(["expired", "t too far"])("a clock by which callbacks are “%s”", async (verification) => {
    await note("ok", 60);
    await note(verification, 10);
    expect(await callbacks()).toBe("callbacksExpired");
  });

  it("a template without a key", async () => {
    await note("no t or sign", 10);
    expect(await callbacks()).toBe("callbackKeyNotSet");
  });

  it("unsigned types without a secret in their address", async () => {
    await note("no t or sign", 20);
    await note("ok", 10);
    expect(await callbacks()).toBe("callbacksUnsigned");
  });

  it("nothing but rubbish", async () => {
    await note("body is not a JSON object", 10);
    expect(await callbacks()).toBe("callbacksRefused");
  });

  it("an address that cannot be reached: streams were seen, callbacks were not", async () => {
    await clinic.services.database.write((db) =>
      insertPush(db, {
        id: randomUUID(),
        streamName: "8888_alice",
        sequence: "",
        sessionId: null,
        startedMs: Date.now() - 60_000,
        endedMs: null,
        resumable: 0,
        errorCode: null,
        clientIp: "",
        seen: 1,
        seenMs: Date.now(),
        gone: 0,
      }),
    );
    expect(await callbacks()).toBe("callbackUrlUnreachable");
  });

  it("silence, and silence after earlier callbacks", async () => {
    expect(await callbacks()).toBe("callbacksNotYetSeen");
    await note("ok", 2 * 24 * 60);
    expect(await callbacks()).toBe("callbacksQuiet");
  });

  it("all well, without counting the doctor's own call", async () => {
    await note("ok", 10);
    const { findings } = await clinic.examine();
    const found = findings.find(({ check }) => check === "callbacks");
    expect(found).toMatchObject({ cause: "callbacksArrive", facts: { count: 1 } });
  });

  it("the APPID, right and wrong", async () => {
    expect((await clinic.examine()).causes.appId).toBe("appIdNotSeen");
    await clinic.cloud.lvb.callbacks.send(startOf("8888_alice"));
    await expect.poll(callbacks).toBe("callbacksArrive");
    expect((await clinic.examine()).causes.appId).toBe("appIdWrong");
    expect((await clinic.examine({ APP_ID: "1250000001" })).causes.appId).toBe("appIdRight");
  });
});

describe("what the ledger tells about IM's callbacks", () => {
  const im = async () => (await clinic.examine()).causes.imCallbacks;

  it("none, accepted ones, refused ones", async () => {
    expect(await im()).toBe("imCallbacksNotYetSeen");
    await clinic.services.database.write((db) =>
      insertChatMessage(db, {
        ...{ id: "m1", room: "alice_01", sessionId: null, kind: "text", userid: "bob_01" },
        ...{ nickname: "Bob", headpic: "", text: "hello", source: "im" },
        sentMs: Date.now() - 20 * 60_000,
      }),
    );
    expect(await im()).toBe("imCallbacksArrive");
    await note("Sign is wrong", 10, imCallbackPath);
    expect(await im()).toBe("imCallbackTokenWrong");
  });

  it("has no say about those of LVB", async () => {
    await note("wrong sign", 10, imCallbackPath);
    expect(await callbacks()).toBe("callbacksNotYetSeen");
  });
});

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

  it("names a callback address that leads nowhere", async () => {
    clinic.cloud.lvb.callbacks.url = "http://127.0.0.1:9/callback";
    const { causes } = await clinic.examine({}, { push: true, pushWaitSeconds: 1 });
    expect(causes.pushTest).toBe("pushTestUnheard");
  });

  it("names a push domain that does not answer", async () => {
    const { causes } = await clinic.examine({ PUSH_DOMAIN: "127.0.0.1:9" }, push);
    expect(causes.pushTest).toBe("pushTestUnreachable");
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

  it("of a Mini LVB with another callback key", async () => {
    const { causes } = await clinic.examine({ API_KEY: "0123456789abcdef0123456789abcdee" });
    expect(causes.publicUrl).toBe("publicUrlForeign");
  });
});
