import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findLive } from "@/db/repositories/live";
import { listMembers } from "@/db/repositories/members";
import { findTape } from "@/db/repositories/tapes";
import { enterPlace, expireMembers, quitPlace } from "./audience";
import { addTape, announceLive, beginPush, endPush } from "./live-fixture";
import { openTestServices, type TestServices } from "./services-fixture";

const alice = "alice_01";
const caller = { actor: { kind: "anonymous" }, clientIp: "203.0.113.7" } as const;
const ttlMs = 10_800_000;

let services: TestServices;
const open = async () => {
  services = openTestServices({ ENTERS_PER_MINUTE: "1000000" });
  await announceLive(services, alice);
  await beginPush(services, alice, "first");
  services.advance(60_000);
  await endPush(services, alice, "first");
  await addTape(services, alice, "tape-0");
};
beforeEach(open);
afterEach(() => services.close());

const whereabouts = (isTape: boolean) => ({
  liveuserid: alice,
  groupid: isTape ? "tape-0" : "g",
  isTape,
});

/** One thing that happens on a server. */
interface Step {
  readonly what: string;
  readonly userid: string;
  readonly isTape: boolean;
}
const step: fc.Arbitrary<Step> = fc.record({
  what: fc.oneof(
    { weight: 6, arbitrary: fc.constant("enter") },
    { weight: 4, arbitrary: fc.constant("quit") },
    { weight: 3, arbitrary: fc.constantFrom("announce", "begin", "end", "lose", "record") },
    { weight: 2, arbitrary: fc.constantFrom("expire", "minute", "hours") },
  ),
  userid: fc.constantFrom("bob_02", "carol_03", "dave_04"),
  isTape: fc.boolean(),
});

async function happen({ what, userid, isTape }: Step, n: number): Promise<void> {
  const viewer = { userid, nickname: "", headpic: "" };
  switch (what) {
    case "enter":
      // A live that is over sends its viewers home.
      return enterPlace(services, whereabouts(isTape), viewer, caller).catch(() => undefined);
    case "quit":
      return quitPlace(services, whereabouts(isTape), userid, caller);
    case "announce":
      return void (await announceLive(services, alice, { groupid: `@TGS#${n}` }));
    case "begin":
      return void (await beginPush(services, alice, `push-${n}`));
    case "end":
    case "lose":
      for (let i = 0; i < n; i += 1) {
        await endPush(services, alice, `push-${i}`, what === "lose");
      }
      return;
    case "record":
      return void (await addTape(services, alice, `tape-${n}`));
    case "expire":
      return expireMembers(services);
    default:
      services.advance(what === "hours" ? ttlMs : 60_000);
  }
}

describe("whatever happens", () => {
  it("the counts that are shown are the numbers of members, of the live and of the recording", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 20 }), async (steps) => {
        services.close();
        await open();
        for (const [n, one] of steps.entries()) {
          services.advance(1);
          await happen(one, n);
          const db = services.database.read;
          const tape = findTape(db, "tape-0");
          const shown = [findLive(db, alice)?.viewerCount, tape?.viewerCount];
          const rows = (place: string) => listMembers(db, place, 1000, 0).length;
          const counted = [rows(`live:${alice}`), rows(`tape:${tape?.id}`)];
          expect(shown).toEqual(counted);
        }
      }),
      { seed: 20261121, numRuns: 100 },
    );
  });
});
