import { describe, expect, it } from "vitest";
import type { BackupRun, BackupState } from "@/lib/shared/admin-system";
import { judgeBackups, judgeDisk } from "./judge";

const dayMs = 86_400_000;
const run = (finishedMs: number, problem: BackupRun["problem"] = ""): BackupRun => ({
  ...{ id: "a", kind: "backup", file: "f", sizeBytes: 1, startedMs: finishedMs, detail: "" },
  ...{ finishedMs, problem },
});
const state = (change: Partial<BackupState>): BackupState => ({
  ...{ lastBackup: null, lastVerified: null, failure: null },
  ...{ everyHours: 24, keep: 7, running: null },
  ...change,
});

describe("how backups are", () => {
  const now = 100 * dayMs;
  it.each([
    ["none was ever made", {}, "attention"],
    ["none was ever read back", { lastBackup: run(now) }, "attention"],
    ["both are of today", { lastBackup: run(now), lastVerified: run(now) }, "good"],
    [
      "the last is older than a week",
      { lastBackup: run(now - 8 * dayMs), lastVerified: run(now) },
      "attention",
    ],
    [
      "the newest did not succeed",
      { lastBackup: run(now), lastVerified: run(now), failure: run(now, "diskFull") },
      "bad",
    ],
  ] as const)("when %s", (_, change, judgement) => {
    expect(judgeBackups(state(change), now)).toBe(judgement);
  });
});

describe("how the disk is", () => {
  it.each([
    [99, "bad"],
    [100, "attention"],
    [199, "attention"],
    [200, "good"],
  ] as const)("with %d free of a reserve of 100", (freeBytes, judgement) => {
    const disk = { totalBytes: 1000, freeBytes, reserveBytes: 100, usage: null };
    expect(judgeDisk(disk)).toBe(judgement);
  });
});
