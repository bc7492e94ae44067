import type { StudioView } from "@/lib/shared/studio";

const nowMs = 1_800_000_000_000;

/** What the studio knows of a broadcaster, to be changed by tests into each of its states. */
export const studioFixture: StudioView = {
  ...{ userId: "alice_01", state: "offline", nowMs, reconnectGraceSeconds: 60 },
  ...{ graceUntilMs: null, hlsUrl: "", broadcastId: "b1", startedAtMs: nowMs - 100_000 },
  ...{ publicAtMs: nowMs - 65_000, viewerCount: 12, likeCount: 3456, ingest: null },
  ingestNews: "now",
  recording: { on: false, problem: "" },
  key: { server: "", forms: [], expiresAtMs: null, previousUntilMs: null, lastUsed: null },
  refused: [],
  ...{ ban: null, endedBy: null, notices: [] },
  settings: {
    ...{ title: "Run", coverUrl: "", coverMaxBytes: 1, location: "", category: "" },
    ...{ record: true, canRecord: true, recordsToOrder: true, slowSeconds: 0 },
    ...{ manualPublic: false, keepsPreviews: true },
    ...{ guestsMayWrite: true, canHaveGuests: true, blockedWords: [], notice: "" },
    ...{ embedSites: [], moderators: [] },
  },
};
