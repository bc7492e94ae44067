import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { LivesQuestion } from "@/lib/shared/admin-lives";
import type { IngestHealth, IngestVideo } from "@/lib/shared/ingest";
import type { Caller } from "./acting";
import { listAdminLives } from "./admin-lives";
import { announceLive, beginPush } from "./live-fixture";
import { openTestServices, type TestServices } from "./services-fixture";

const admin: Caller = {
  actor: { kind: "user", userId: "root_99", nickname: "", role: "admin" },
  clientIp: "203.0.113.9",
};

describe("how well publishers send", () => {
  let services: TestServices;
  let kbps: Map<string, number>;
  const video: IngestVideo = {
    ...{ codec: "H.264", profile: "High", level: "4.1", width: 1280, height: 720 },
    ...{ framesPerSecond: 30, kbps: 3000, averageFramesPerSecond: 30, averageKbps: 3000 },
    ...{ keyFrameSeconds: 2, longestKeyFrameSeconds: 2, bFrames: false },
  };
  const audio = {
    ...{ codec: "AAC", sampleRate: 48_000, channels: 2, kbps: 128, averageKbps: 128 },
  };
  const wrong: Readonly<Record<string, Partial<IngestVideo>>> = {
    "1000_bad_01": { codec: "HEVC" },
    "1000_warn_01": { width: 1281 },
    "1000_hint_01": { bFrames: true },
  };
  beforeEach(async () => {
    const real = openTestServices();
    kbps = new Map();
    const provider = Object.assign(Object.create(real.live) as typeof real.live, {
      snapshot: (name: string) => (name === "1000_off_01" ? undefined : {}),
      ingest: async (name: string): Promise<IngestHealth> => ({
        ...{ source: "engine", measuredAtMs: real.now(), lastMediaAtMs: real.now() },
        ...{ video: { ...video, ...wrong[name] }, audio, jitterMs: 5, gaps: 0, clockRate: 1 },
      }),
      viewing: async (names: readonly string[]) =>
        new Map(names.map((name) => [name, { ...none, incomingKbps: kbps.get(name) ?? 0 }])),
    });
    const none = {
      ...{ viewers: null, flvViewers: 0, outgoingKbps: null, atMs: real.now() + 3_600_000 },
    };
    services = { ...real, live: provider };
    for (const userid of ["good_01", "hint_01", "warn_01", "bad_01", "off_01"]) {
      await announceLive(services, userid);
      await beginPush(services, userid);
    }
  });
  afterEach(() => services.close());

  const list = (question: LivesQuestion = {}) => listAdminLives(services, admin, question);

  it("is said at its worst problem, and hints are none", async () => {
    const { lives } = await list();
    const said = lives.map(({ userId, health }) => [userId, health.level, health.problems.length]);
    expect(Object.fromEntries(said.map(([user, ...rest]) => [user, rest]))).toEqual({
      ...{ good_01: ["good", 0], hint_01: ["good", 0], warn_01: ["attention", 1] },
      ...{ bad_01: ["bad", 1], off_01: ["unknown", 0] },
    });
    expect(lives.find(({ userId }) => userId === "bad_01")?.health.problems).toEqual([
      { code: "videoCodec", level: "bad", values: { codec: "HEVC" } },
    ]);
  });

  it.each([
    ["good", ["hint_01", "good_01"]],
    ["attention", ["warn_01"]],
    ["bad", ["bad_01"]],
    ["unknown", ["off_01"]],
  ] as const)("filters: %s", async (health, users) => {
    const { lives, total } = await list({ health });
    expect(lives.map(({ userId }) => userId)).toEqual(users);
    expect(total).toBe(users.length);
  });

  it("orders by what they send", async () => {
    kbps = new Map([
      ["1000_warn_01", 4000],
      ["1000_good_01", 6000.4],
    ]);
    const { lives } = await list({ sort: "bitrate" });
    expect(lives.slice(0, 3).map(({ userId }) => userId)).toEqual(["good_01", "warn_01", "off_01"]);
  });
});
