import { z } from "zod";
import { liveHealths } from "@/lib/shared/admin-lives";
import { categories } from "@/lib/shared/categories";

const figure = z.number().nullable();

const push = z.object({
  clientIp: z.string(),
  agent: z.string(),
  startedAtMs: z.int(),
  reported: z.boolean(),
});

const figures = z.object({
  viewers: figure,
  flvViewers: figure,
  outgoingKbps: figure,
  incomingKbps: figure,
  atMs: z.int(),
});

const health = z.object({
  level: z.enum(liveHealths),
  problems: z
    .array(
      z.object({
        code: z.string(),
        level: z.enum(["bad", "warn"]),
        values: z.record(z.string(), z.union([z.number(), z.string()])).readonly(),
      }),
    )
    .readonly(),
});

const live = z.object({
  userId: z.string(),
  nickname: z.string(),
  avatarUrl: z.string(),
  title: z.string(),
  category: z.union([z.literal(""), z.enum(categories)]),
  streamName: z.string(),
  onAir: z.boolean(),
  preview: z.boolean(),
  runs: z.boolean(),
  announced: z.boolean(),
  forbidden: z.boolean(),
  forbidUntilMs: z.int().nullable(),
  forbidReason: z.string(),
  startedAtMs: z.int().nullable(),
  viewerCount: z.int(),
  push: push.nullable(),
  graceUntilMs: z.int().nullable(),
  sourceState: z.enum(["active", "reconnecting", "inactive", "forbid"]).nullable(),
  figures: figures.nullable(),
  health,
  coverUrl: z.string(),
  posterUrl: z.string().nullable(),
  hlsUrl: z.string(),
  flvUrl: z.string(),
});

const sourceAnswer = z.union([
  z.enum(["pending", "answered"]),
  z.object({
    failure: z.enum(["unreachable", "refused", "busy"]),
    code: z.string(),
    message: z.string(),
  }),
]);

/** A page of lives as the console gets it. */
export const livesAnswer = z.object({
  lives: z.array(live).readonly(),
  next: z.string().nullable(),
  total: z.int(),
  isTotalCut: z.boolean(),
  nowMs: z.int(),
  states: sourceAnswer,
  figures: sourceAnswer,
});
