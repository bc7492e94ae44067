import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type CallbackEventRow, insertCallbackEvent } from "@/db/repositories/callback-events";
import { receiveCallback } from "../callbacks";
import { announceLive } from "../live-fixture";
import { type Clinic, openClinic } from "./doctor-fixture";
import { openLedger } from "./ledger-fixture";

let clinic: Clinic;
let ledger: ReturnType<typeof openLedger>;
beforeEach(async () => {
  clinic = await openClinic({ lvb: { retryIntervalMs: 60_000 } });
  ledger = openLedger(clinic);
  await announceLive(clinic.services, "alice");
});
afterEach(() => clinic.close());

const callbackCauses = () => ledger.causesOf("callbacks");

/** What anybody can have written into the ledger. */
const strangers: readonly (readonly [string, Partial<CallbackEventRow>])[] = [
  ["body is not a JSON object", { eventType: null, streamName: "" }],
  ["no t or sign", { eventType: null, streamName: "" }],
  ["no t or sign", { eventType: 1, streamName: "whatever" }],
  ["wrong sign", { eventType: null, streamName: "8888_alice" }],
  ["wrong sign", { eventType: 7, streamName: "8888_alice" }],
  ["wrong sign", { eventType: 1, streamName: "8888_nobody" }],
  ["wrong sign", { eventType: 1, streamName: "8888_doctor_0123456789abcdef" }],
];
const states: readonly (readonly [string, () => Promise<unknown>])[] = [
  ["nothing has come", async () => undefined],
  ["the address is unreachable", () => ledger.seePush(1)],
  ["the key is wrong", () => ledger.note("wrong sign", 30)],
  ["the clock is wrong", () => ledger.note("expired", 30)],
  ["all is well", () => ledger.note("ok", 30)],
];

describe("what strangers post", () => {
  it.each(states)("neither makes nor hides a cause when %s", async (_name, bringAbout) => {
    await bringAbout();
    const before = await callbackCauses();
    for (const [verification, change] of strangers) await ledger.note(verification, 5, change);
    expect(await callbackCauses()).toEqual(before);
  });

  it("with a stream of ours in it does not hide that the address is unreachable", async () => {
    await ledger.seePush(1);
    await ledger.note("wrong sign", 5);
    expect(await callbackCauses()).toEqual(["callbackKeyWrong", "callbackUrlDoubtful"]);
  });

  it("is counted by its door as what it is", async () => {
    const incoming = {
      source: "/callback/Live_callback.php",
      clientIp: "192.0.2.6",
      urlSecret: "",
    };
    for (const body of [{ hello: 1 }, { t: 9_999_999_999, sign: "x", stream_id: "whatever" }]) {
      await receiveCallback(clinic.services, { ...incoming, bodyText: JSON.stringify(body) });
    }
    const { findings } = await clinic.examine();
    const found = findings.filter(({ check }) => check === "callbacks");
    expect(found).toMatchObject([{ cause: "callbacksNotYetSeen", facts: { foreign: 2 } }]);
  });

  it("in masses does not displace what counts, in any order", async () => {
    await clinic.services.database.write((db) => {
      for (let n = 0; n < 2500; n += 1) {
        insertCallbackEvent(db, {
          ...{ id: `f${n}`, receivedMs: Date.now() - n, source: "/callback/Live_callback.php" },
          ...{ eventType: 1, streamName: `s${n}`, verification: "wrong sign", effect: "refused" },
          ...{ dedupeKey: "", body: "" },
        });
      }
    });
    await ledger.note("ok", 30);
    const { findings } = await clinic.examine();
    const found = findings.filter(({ check }) => check === "callbacks");
    const facts = { count: 1, refused: 2500, foreign: 2500 };
    expect(found).toMatchObject([{ cause: "callbacksArrive", facts }]);
  });
});
