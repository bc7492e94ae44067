import { setImmediate } from "node:timers/promises";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { TapeFiles, TrimWish } from "@/lib/providers/tape-files";
import { changedSince } from "@/lib/shared/own-tape";
import { broadcastOf, type MadeRecording, makeRecording } from "./own-tape-fixture";
import { ownTapeOf } from "./own-tapes";
import { openTestServices, type TestServices } from "./services-fixture";
import type { TrimOrder } from "./tape-revision";
import { trimTape, untrimTape } from "./tape-trims";
import { currentOf, expectWhole, trimCurrent } from "./trimmed-tape-fixture";

const alice = "alice_01";
let twelve: MadeRecording;
let services: TestServices;
let fileId: string;

beforeAll(async () => {
  twelve = await makeRecording(12);
});
beforeEach(async () => {
  services = openTestServices();
  fileId = await broadcastOf(services, alice, twelve);
});
afterEach(() => services.close());

const one = () => ({ services, userid: alice, fileId });
const folder = () => currentOf(one()).liveId;
const trim = (wish: TrimWish) => trimCurrent(one(), wish);
/** An order about what is there now, to be given later or more than once. */
const orderOf = (startSeconds: number, endSeconds: number): TrimOrder => {
  const { revision } = ownTapeOf(services, alice, fileId);
  return { revision, startSeconds, endSeconds };
};
const carryOut = (order: TrimOrder, by = services) => trimTape(by, alice, fileId, order);
const refusal = { code: "updateFailed", data: { reason: changedSince } };

describe("a trim that is ordered again because its answer was lost", () => {
  it("is done once", async () => {
    const first = orderOf(2, 10);
    const once = await carryOut(first);
    const made = folder();
    expect(await carryOut(first)).toEqual(once);
    expect(folder()).toBe(made);
    expectWhole(one());
  });

  it("is done once also where the files that it was about are gone", async () => {
    await trim({ startSeconds: 2, endSeconds: 10 });
    const second = orderOf(2, 6);
    const once = await carryOut(second);
    expect(once.durationSeconds).toBe(4);
    expect(await carryOut(second)).toEqual(once);
    expectWhole(one());
  });

  it("is answered as done after it has waited for itself", async () => {
    const order = orderOf(2, 10);
    const insist = async (): Promise<object> => {
      try {
        return await carryOut(order);
      } catch (error) {
        expect(error).toMatchObject({ code: "tooOften", data: { reason: "trimming" } });
        await setImmediate();
        return await insist();
      }
    };
    const [once, again] = await Promise.all([insist(), insist()]);
    expect(again).toEqual(once);
    expect(once).toMatchObject({ durationSeconds: 8 });
    expectWhole(one());
  });

  it("places the files that a failure has left behind", async () => {
    const order = orderOf(2, 10);
    const { tapeFiles } = services;
    const broken = Object.assign(Object.create(tapeFiles) as TapeFiles, {
      cuts: tapeFiles.cuts.bind(tapeFiles),
      trim: tapeFiles.trim.bind(tapeFiles),
      place: () => Promise.reject(new Error("EIO")),
    });
    await expect(carryOut(order, { ...services, tapeFiles: broken })).rejects.toThrow("EIO");
    expect(currentOf(one()).place).toBe("withheld");
    await carryOut(order);
    expectWhole(one());
  });
});

describe("a trim of what the recording is not any more", () => {
  it("is refused, and changes nothing", async () => {
    const stale = orderOf(4, 8);
    await trim({ startSeconds: 2, endSeconds: 10 });
    const made = folder();
    await expect(carryOut(stale)).rejects.toMatchObject(refusal);
    expect(folder()).toBe(made);
    expectWhole(one());
  });

  it("is refused also when it was carried out before another one", async () => {
    const first = orderOf(2, 10);
    await carryOut(first);
    await trim({ startSeconds: 2, endSeconds: 6 });
    await expect(carryOut(first)).rejects.toMatchObject(refusal);
    expect(ownTapeOf(services, alice, fileId).durationSeconds).toBe(4);
  });

  it("is right again once the recording is whole again", async () => {
    const order = orderOf(4, 8);
    await trim({ startSeconds: 2, endSeconds: 10 });
    await untrimTape(services, alice, fileId);
    expect((await carryOut(order)).durationSeconds).toBe(4);
    expectWhole(one());
  });

  it("is refused when the undo was faster", async () => {
    await trim({ startSeconds: 2, endSeconds: 10 });
    const late = carryOut(orderOf(2, 6));
    const whole = await untrimTape(services, alice, fileId);
    await expect(late).rejects.toMatchObject(refusal);
    expect(ownTapeOf(services, alice, fileId)).toEqual(whole);
    expectWhole(one());
  });
});

describe("two trims of one recording at the same time", () => {
  it.each([0, 1, 5, 20])("let one win and tell the other why (%i turns later)", async (turns) => {
    // Of a trimmed one, whose files the winner takes away.
    await trim({ startSeconds: 0, endSeconds: 10 });
    const orders = [orderOf(2, 10), orderOf(4, 8)] as const;
    const first = carryOut(orders[0]);
    for (let turn = 0; turn < turns; turn += 1) await setImmediate();
    const both = await Promise.allSettled([first, carryOut(orders[1])]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const [reason] = both.flatMap((it) => (it.status === "rejected" ? [it.reason.data] : []));
    expect(["trimming", changedSince]).toContain(reason.reason);
    expectWhole(one());
  });
});
