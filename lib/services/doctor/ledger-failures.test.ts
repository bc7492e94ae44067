import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { imCallbackPath } from "@/db/repositories/callback-ledger";
import { insertChatMessage } from "@/db/repositories/chat-messages";
import { updateLive } from "@/db/repositories/live";
import { callbackSign } from "@/lib/signing/callback-sign";
import { receiveCallback } from "../callbacks";
import { announceLive } from "../live-fixture";
import { type Clinic, openClinic } from "./doctor-fixture";
import { openLedger } from "./ledger-fixture";
import { ledgerTime } from "./ledger-window";

let clinic: Clinic;
let ledger: ReturnType<typeof openLedger>;
beforeEach(async () => {
  clinic = await openClinic({ lvb: { retryIntervalMs: 60_000 } });
  ledger = openLedger(clinic);
  await announceLive(clinic.services, "alice");
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

const callbackCauses = () => ledger.causesOf("callbacks");
/** The cause alone, which comes first. */
const callbacks = async () => (await callbackCauses())[0];

describe("what the ledger tells about LVB's callbacks", () => {
  it("a wrong callback key, from what was refused", async () => {
    clinic.cloud.lvb.keys.callback = "another-key";
    // It settles only after the last of many repetitions.
    void clinic.cloud.lvb.callbacks.send(startOf("8888_alice"));
    await expect.poll(callbacks).toBe("callbackKeyWrong");
  });

  it("a callback key that was put right", async () => {
    await ledger.note("wrong sign", 30);
    await ledger.note("ok", 10);
    expect(await callbacks()).toBe("callbackKeyCorrected");
  });

  it.each(["wrong sign", "no t or sign"])(
    "two templates with different keys: %s",
    async (refusal) => {
      await ledger.note("ok", 30);
      await ledger.note(refusal, 10);
      expect(await callbackCauses()).toEqual(["callbacksArrive", "callbackSignsMixed"]);
    },
  );

  it.each(["expired", "t too far"])("a clock by which callbacks are “%s”", async (verification) => {
    await ledger.note("ok", 60);
    await ledger.note(verification, 10);
    expect(await callbacks()).toBe("callbacksExpired");
  });

  it("a template without a key", async () => {
    await ledger.note("no t or sign", 10);
    expect(await callbackCauses()).toEqual(["callbackKeyNotSet"]);
  });

  it("unsigned types without a secret in their address", async () => {
    await ledger.note("no t or sign", 20, { eventType: 314 });
    expect(await callbackCauses()).toEqual(["callbacksNotYetSeen", "callbacksUnsigned"]);
    await ledger.note("ok", 10);
    expect(await callbackCauses()).toEqual(["callbacksArrive", "callbacksUnsigned"]);
  });

  it("an address that cannot be reached: streams were seen, callbacks were not", async () => {
    await ledger.seePush(1);
    expect(await callbackCauses()).toEqual(["callbackUrlUnreachable"]);
  });

  it("an address that cannot be reached any more", async () => {
    await ledger.note("ok", 30);
    expect(await callbackCauses()).toEqual(["callbacksArrive"]);
    await ledger.seePush(20);
    expect(await callbackCauses()).toEqual(["callbacksArrive", "callbacksStopped"]);
    await ledger.note("ok", 10);
    expect(await callbackCauses()).toEqual(["callbacksArrive"]);
  });

  it("silence, and silence after earlier callbacks", async () => {
    expect(await callbacks()).toBe("callbacksNotYetSeen");
    await ledger.note("ok", 2 * 24 * 60);
    expect(await callbacks()).toBe("callbacksQuiet");
  });

  it("a live under another AppName, and pushes that are not let in", async () => {
    const source = "/callback/Live_callback.php";
    const receive = (fields: object) => {
      const t = Math.floor(Date.now() / 1000) + 600;
      const sign = callbackSign(clinic.services.config.apiKey, String(t));
      const bodyText = JSON.stringify({ ...startOf("8888_alice"), t, sign, ...fields });
      const incoming = { source, clientIp: "127.0.0.1", urlSecret: "", bodyText };
      return receiveCallback(clinic.services, incoming);
    };
    await receive({ stream_id: "8888_nobody", sequence: "1" });
    expect(await callbackCauses()).toEqual(["callbacksArrive", "callbacksUnasked"]);
    await receive({ appname: "game", sequence: "2" });
    expect(await callbackCauses()).toEqual(["callbacksArrive", "callbacksOfOtherApp"]);
    await clinic.services.database.write((db) => updateLive(db, "alice", { forbidStatus: 1 }));
    await receive({ sequence: "3" });
    const { findings } = await clinic.examine();
    const kept = findings.find(({ cause }) => cause === "pushesNotLetIn");
    expect(kept?.facts).toMatchObject({ count: 1, stream: "8888_alice" });
    expect(kept?.facts.reason).toMatch(/^This broadcaster may not/);
  });

  it("all well, without counting the doctor's own call", async () => {
    await ledger.note("ok", 10);
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
  const source = imCallbackPath;
  const im = async () =>
    (await clinic.examine()).findings
      .filter(({ check }) => check === "imCallbacks")
      .map(({ cause }) => cause);

  it("none, accepted ones, refused ones beside them", async () => {
    expect(await im()).toEqual(["imCallbacksNotYetSeen"]);
    await ledger.note("Sign is wrong", 30, { source });
    expect(await im()).toEqual(["imCallbacksNotYetSeen", "imCallbackTokenWrong"]);
    await clinic.services.database.write((db) =>
      insertChatMessage(db, {
        ...{ id: "m1", room: "alice_01", sessionId: null, kind: "text", userid: "bob_01" },
        ...{ nickname: "Bob", headpic: "", text: "hello", source: "im" },
        sentMs: Date.now() - 20 * 60_000,
      }),
    );
    expect(await im()).toEqual(["imCallbacksCorrected"]);
    await ledger.note("Sign is wrong", 10, { source });
    expect(await im()).toEqual(["imCallbacksArrive", "imCallbackTokenWrong"]);
  });

  it("a clock by which they are refused, which their sign proves", async () => {
    await ledger.note("RequestTime is more than 60 s off", 10, { source });
    await ledger.note("Sign is wrong", 5, { source });
    expect(await im()).toEqual(["imCallbacksUntimely"]);
  });

  it.each(["RequestTime is more than 60 s off", "Sign is wrong"])(
    "“%s”, over as soon as the server has accepted one",
    async (refusal) => {
      await ledger.note(refusal, 30, { source });
      await ledger.note(refusal, 20, { source });
      clinic.imHeardMs = Date.now() - 25 * 60_000;
      expect(await im()).not.toContain("imCallbacksCorrected");
      clinic.imHeardMs = Date.now() - 10 * 60_000;
      const { findings } = await clinic.examine();
      const [corrected, unheard] = findings.filter(({ check }) => check === "imCallbacks");
      expect(corrected).toMatchObject({ cause: "imCallbacksCorrected", status: "ok" });
      expect(corrected?.facts).toMatchObject({
        refused: 2,
        reason: refusal,
        last: ledgerTime(clinic.imHeardMs),
      });
      // Accepted, but none of them was what a phone said.
      expect(unheard).toMatchObject({ cause: "imCallbacksNotYetSeen" });
    },
  );

  it("has no say about those of LVB", async () => {
    await ledger.note("wrong sign", 10, { source });
    expect(await callbacks()).toBe("callbacksNotYetSeen");
  });
});
