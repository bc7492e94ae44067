import { expect, it } from "vitest";
import { updateLive } from "@/db/repositories/live";
import { isFailedTry } from "./failed-try";
import { announceLive, beginPush, endPush } from "./live-fixture";
import { openTestServices } from "./services-fixture";
import { studioOf } from "./studio";

const startedMs = 1_800_000_000_000;
const lasting = (ms: number) => ({ startedMs, endedMs: startedMs + ms });
const nobody = { endedByOwnerMs: 0 };
const after = (ms: number, why: "unsupportedVideo" | "nothing" | "clockStands" | "taken") => [
  { why, atMs: startedMs + ms },
];

it.each([
  ["a push that only tried the key", lasting(900), nobody, [], true],
  ["a broadcast of some seconds", lasting(4000), nobody, [], false],
  ["one that runs", { startedMs, endedMs: null }, nobody, [], false],
  [
    "HEVC after the encoder had warmed up",
    lasting(2500),
    nobody,
    after(2500, "unsupportedVideo"),
    true,
  ],
  ["a program that sent nothing", lasting(15_010), nobody, after(15_000, "nothing"), true],
  ["a program whose clock stood still", lasting(3000), nobody, after(3000, "clockStands"), true],
  [
    "another codec after minutes",
    lasting(300_000),
    nobody,
    after(300_000, "unsupportedVideo"),
    false,
  ],
  ["a push that others tried to take", lasting(4000), nobody, after(2000, "taken"), false],
  [
    "a codec that was refused before",
    lasting(4000),
    nobody,
    after(-5000, "unsupportedVideo"),
    false,
  ],
  [
    "what its broadcaster ended at once",
    lasting(500),
    { endedByOwnerMs: startedMs + 500 },
    [],
    false,
  ],
] as const)("%s", (_words, session, owner, refused, expected) => {
  expect(isFailedTry(session, owner, refused)).toBe(expected);
});

it("leaves the studio waiting with the reason, and not with a summary of nothing", async () => {
  const services = openTestServices();
  try {
    await announceLive(services, "alice_01");
    services.advance(1000);
    await beginPush(services, "alice_01");
    services.advance(2500);
    const refusal = { detail: "HEVC", clientIp: "", agent: "OBS" };
    const atMs = services.now();
    services.refusedPushes.note("1000_alice_01", { ...refusal, why: "unsupportedVideo", atMs });
    await endPush(services, "alice_01");
    expect(await studioOf(services, "alice_01", "http://live.example")).toMatchObject({
      ...{ state: "waiting", broadcastId: null },
      refused: [{ why: "unsupportedVideo", detail: "HEVC" }],
    });
    await services.database.write((db) =>
      updateLive(db, "alice_01", { endedByOwnerMs: services.now() }),
    );
    expect(await studioOf(services, "alice_01", "")).toMatchObject({ state: "ended" });
  } finally {
    services.close();
  }
});
