import fc from "fast-check";
import { expect, it } from "vitest";
import { findSession } from "@/db/repositories/live-sessions";
import { changeRoomSetting } from "@/db/repositories/room-settings";
import { findTape } from "@/db/repositories/tapes";
import { isServiceError } from "@/lib/errors";
import { addTape, announceLive, beginPush, endPush } from "./live-fixture";
import { deleteTape, hideTape, renameTape, restoreTape } from "./own-tapes";
import { openTestServices, type TestServices } from "./services-fixture";

const alice = "alice_01";

interface Wanted {
  title: string;
  hidden: boolean | null;
  deleted: boolean;
}

type Step = (services: TestServices, wanted: Wanted) => Promise<unknown>;

/** What the owner orders; before there is a recording it is nothing. */
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
    wanted.deleted = true;
  },
  async restore(services, wanted) {
    await restoreTape(services, alice, "tape-1");
    wanted.deleted = false;
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
      maxLength: 8,
    }),
    all: fc.shuffledSubarray(Object.keys(reports), { minLength: 4 }),
    after: fc.array(fc.constantFrom(...Object.keys(orders)), { maxLength: 3 }),
  })
  .map(({ some, all, after }) => [...some, ...all, ...after]);

it("a recording stands as its owner and its broadcast want it, whatever comes in which order", async () => {
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
        const wanted: Wanted = { title: "Run", hidden: null, deleted: false };
        for (const name of names) {
          try {
            await (orders[name] ?? reports[name])?.(services, wanted);
          } catch (error) {
            if (!isServiceError(error) || error.code !== "notFound") throw error;
          }
        }
        const db = services.database.read;
        const tape = findTape(db, "tape-1");
        const session = findSession(db, tape?.sessionId ?? "");
        expect(session?.publicMs === null).toBe(manualPublic);
        const isShown = !(wanted.hidden ?? manualPublic) && !wanted.deleted;
        expect(tape).toMatchObject({ title: wanted.title, listed: isShown ? 1 : 0 });
      } finally {
        services.close();
      }
    }),
    { numRuns: 40 },
  );
});
