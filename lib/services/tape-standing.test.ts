import fc from "fast-check";
import { expect, it } from "vitest";
import { findSession } from "@/db/repositories/live-sessions";
import { changeRoomSetting } from "@/db/repositories/room-settings";
import { findTape } from "@/db/repositories/tapes";
import { isServiceError } from "@/lib/errors";
import type { BulkAction } from "@/lib/shared/admin-tapes";
import { orderAnyTape } from "./admin-tape-orders";
import { addTape, announceLive, beginPush, endPush } from "./live-fixture";
import { deleteTape, hideTape, renameTape, restoreTape } from "./own-tapes";
import { openTestServices, type TestServices } from "./services-fixture";

const alice = "alice_01";

interface Wanted {
  title: string;
  hidden: boolean | null;
  deletedBy: "owner" | "staff" | null;
  withheld: boolean;
}

const staff = {
  actor: { kind: "user", userId: "boss_01", nickname: "", role: "admin" },
  clientIp: "",
} as const;
const orderOfStaff = (services: TestServices, action: BulkAction) =>
  orderAnyTape(services, staff, "tape-1", { action, reason: "" });

type Step = (services: TestServices, wanted: Wanted) => Promise<unknown>;

/** What its owner and staff order; before there is a recording it is nothing. */
const orders: Readonly<Record<string, Step>> = {
  async rename(services, wanted) {
    await renameTape(services, alice, "tape-1", "Own title");
    wanted.title = "Own title";
  },
  async hide(services, wanted) {
    await hideTape(services, alice, "tape-1", true);
    wanted.hidden = true;
  },
  async show(services, wanted) {
    await hideTape(services, alice, "tape-1", false);
    wanted.hidden = false;
  },
  async delete(services, wanted) {
    await deleteTape(services, alice, "tape-1");
    wanted.deletedBy ??= "owner";
  },
  async restore(services, wanted) {
    await restoreTape(services, alice, "tape-1");
    wanted.deletedBy = null;
  },
  async withhold(services, wanted) {
    await orderOfStaff(services, "withhold");
    wanted.withheld = true;
  },
  async release(services, wanted) {
    await orderOfStaff(services, "release");
    wanted.withheld = false;
  },
  async deleteByStaff(services, wanted) {
    await orderOfStaff(services, "delete");
    wanted.deletedBy ??= "staff";
  },
  async restoreByStaff(services, wanted) {
    await orderOfStaff(services, "restore");
    wanted.deletedBy = null;
  },
};

/** At the time of the end of the broadcast, in whatever order and however often. */
const reports: Readonly<Record<string, Step>> = {
  start: async (services) => {
    services.advance(-60_000);
    await beginPush(services, alice, "push");
    services.advance(60_000);
  },
  stop: (services) => endPush(services, alice, "push"),
  hls: (services) => addTape(services, alice, "tape-1"),
  mp4: (services) => addTape(services, alice, "tape-1-mp4", { format: "mp4" }),
};

const steps = fc
  .record({
    some: fc.array(fc.constantFrom(...Object.keys(orders), ...Object.keys(reports)), {
      maxLength: 10,
    }),
    all: fc.shuffledSubarray(Object.keys(reports), { minLength: 4 }),
    after: fc.array(fc.constantFrom(...Object.keys(orders)), { maxLength: 3 }),
  })
  .map(({ some, all, after }) => [...some, ...all, ...after]);

/** Orders that are refused: before there is a recording, and what is not for this one to order. */
const refusals: readonly string[] = ["notFound", "badRequest"];

it("a recording stands as its owner, staff and its broadcast want it, whatever comes in which order", async () => {
  await fc.assert(
    fc.asyncProperty(steps, fc.boolean(), async (names, manualPublic) => {
      const services = openTestServices();
      try {
        await announceLive(services, alice, { title: "Run" });
        if (manualPublic) {
          await services.database.write((db) =>
            changeRoomSetting(db, alice, { manualPublic: 1 }, services.now()),
          );
        }
        services.advance(600_000);
        const wanted: Wanted = { title: "Run", hidden: null, deletedBy: null, withheld: false };
        for (const name of names) {
          try {
            await (orders[name] ?? reports[name])?.(services, wanted);
          } catch (error) {
            if (!isServiceError(error) || !refusals.includes(error.code)) throw error;
          }
        }
        const db = services.database.read;
        const tape = findTape(db, "tape-1");
        const session = findSession(db, tape?.sessionId ?? "");
        expect(session?.publicMs === null).toBe(manualPublic);
        const isHidden = wanted.hidden ?? manualPublic;
        const isShown = !isHidden && wanted.deletedBy === null && !wanted.withheld;
        expect(tape).toMatchObject({ title: wanted.title, listed: isShown ? 1 : 0 });
      } finally {
        services.close();
      }
    }),
    { numRuns: 40 },
  );
});
