import { afterEach, beforeEach, expect, it } from "vitest";
import { findLive } from "@/db/repositories/live";
import { sessionsOfStreamSince } from "@/db/repositories/live-sessions";
import { insertSample } from "@/db/repositories/session-samples";
import { requestAddress } from "./rooms";
import { openTestServices, type TestServices } from "./services-fixture";
import { applyStreamEvent, endOrphans } from "./stream-events";

const userid = "alice_01";
const streamName = "1000_alice_01";

let services: TestServices;

beforeEach(async () => {
  services = openTestServices();
  const empty = { nickname: "", headpic: "", frontcover: "", location: "", desc: "" };
  const request = { userid, groupid: "g", title: "Morning run", ...empty };
  await requestAddress(services, request, "http://h");
  const atMs = services.now();
  await applyStreamEvent(services, { kind: "start", streamName, sequence: "a", atMs });
});
afterEach(() => services.close());

const endOf = () => sessionsOfStreamSince(services.database.read, streamName, 0)[0]?.endedMs;

async function noteMoment(): Promise<number> {
  const atMs = services.now();
  const sessionId = findLive(services.database.read, userid)?.sessionId ?? "";
  const figures = { viewers: 0, likes: 0, messages: 0 };
  await services.database.write((db) => insertSample(db, { sessionId, atMs, ...figures }));
  return atMs;
}

it("does not count the night that the server was off to the broadcast that it carried", async () => {
  services.advance(600_000);
  const notedMs = await noteMoment();
  services.advance(8 * 3_600_000);
  await endOrphans(services);
  // A minute in which nothing changed, and the time to the next look, may have passed unnoted.
  expect(endOf()).toBe(notedMs + 70_000);
});

it("ends a broadcast of a server that is back at once when it is back", async () => {
  services.advance(600_000);
  await noteMoment();
  services.advance(5000);
  await endOrphans(services);
  expect(endOf()).toBe(services.now());
});
