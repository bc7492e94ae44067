import { z } from "zod";
import { adminTapeStates, bulkResults } from "@/lib/shared/admin-tapes";

/** Shapes of the answers about recordings. */
export const tapeShape = z.object({
  fileId: z.string(),
  title: z.string(),
  userId: z.string(),
  nickname: z.string(),
  state: z.enum(adminTapeStates),
  hiddenBy: z.enum(["owner", "broadcast"]).nullable(),
  startedAtMs: z.int(),
  endedAtMs: z.int(),
  durationSeconds: z.int(),
  storedBytes: z.int(),
  viewCount: z.int(),
  likeCount: z.int(),
  withheldAtMs: z.int().nullable(),
  withheldReason: z.string(),
  deletedAtMs: z.int().nullable(),
  deletedBy: z.enum(["owner", "staff", "retention"]).nullable(),
  deletedByUserId: z.string(),
  removedAtMs: z.int().nullable(),
  kept: z.boolean(),
});

export const tapePageShape = z.object({
  tapes: z.array(tapeShape).readonly(),
  next: z.string().nullable(),
  total: z.int().nullable(),
  isTotalCut: z.boolean(),
  lookedBackToMs: z.int().nullable(),
  leastSeconds: z.number(),
});

export const tapeDetailShape = z.object({
  tape: tapeShape,
  hlsUrl: z.string(),
  mp4Url: z.string(),
  posterUrl: z.string().nullable(),
  coverUrl: z.string(),
  streamName: z.string(),
  broadcastId: z.string(),
  recordingProblem: z.string(),
  files: z
    .array(
      z.object({
        fileId: z.string(),
        format: z.string(),
        url: z.string(),
        sizeBytes: z.int(),
      }),
    )
    .readonly(),
  trimmed: z.boolean(),
  filesAreOurs: z.boolean(),
  leastSeconds: z.number(),
});

export const failurePageShape = z.object({
  failures: z
    .array(
      z.object({
        broadcastId: z.string(),
        title: z.string(),
        userId: z.string(),
        nickname: z.string(),
        startedAtMs: z.int(),
        endedAtMs: z.int().nullable(),
        reason: z.string(),
        tapes: z.array(z.object({ fileId: z.string(), durationSeconds: z.int() })).readonly(),
      }),
    )
    .readonly(),
  next: z.string().nullable(),
  total: z.int(),
  isTotalCut: z.boolean(),
});

export const bulkShape = z.object({
  outcomes: z
    .array(
      z.object({
        fileId: z.string(),
        result: z.enum(bulkResults),
        tape: tapeShape.nullable(),
        reasonBefore: z.string(),
      }),
    )
    .readonly(),
});

const sumsShape = {
  count: z.int(),
  bytes: z.int(),
  trashCount: z.int(),
  trashBytes: z.int(),
};

export const storageShape = z.object({
  shares: z.array(z.object({ userId: z.string(), nickname: z.string(), ...sumsShape })).readonly(),
  next: z.string().nullable(),
  total: z.int(),
  isTotalCut: z.boolean(),
  all: z.object(sumsShape),
  disk: z.object({ freeBytes: z.int(), totalBytes: z.int() }).nullable(),
  undoDays: z.number(),
});

export const rulesShape = z.object({
  days: z.int(),
  totalBytes: z.int(),
  perBroadcasterBytes: z.int(),
});

export const retentionShape = z.object({
  rules: rulesShape,
  revision: z.int(),
  changedAtMs: z.int().nullable(),
  changedBy: z.string(),
  preview: z.object({
    rules: rulesShape,
    count: z.int(),
    bytes: z.int(),
    youngestEndedAtMs: z.int().nullable(),
    bytesOverLimit: z.int(),
  }),
  all: z.object(sumsShape),
  undoDays: z.number(),
  filesAreOurs: z.boolean(),
});
