import { z } from "zod";
import { reportStates } from "@/lib/shared/admin-reports";
import { reportKinds, reportReasons } from "@/lib/shared/reports";

const person = z.object({ userId: z.string(), nickname: z.string() });

const reportShape = z.object({
  id: z.string(),
  kind: z.enum(reportKinds),
  state: z.enum(reportStates),
  reason: z.enum([...reportReasons, ""]),
  note: z.string(),
  createdMs: z.int(),
  reporter: person,
  reported: person,
  room: z.string(),
  messageText: z.string(),
  tapeFileId: z.string(),
  handledMs: z.int(),
  handledBy: z.string(),
  resolution: z.string(),
});

/** A page of complaints. */
export const reportsPageShape = z.object({
  reports: z.array(reportShape).readonly(),
  next: z.string().nullable(),
  total: z.int(),
  isTotalCut: z.boolean(),
});

const line = z.object({
  id: z.string(),
  userId: z.string(),
  nickname: z.string(),
  text: z.string(),
  sentMs: z.int(),
  isHidden: z.boolean(),
});

const place = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("live"), userId: z.string() }),
  z.object({
    kind: z.literal("tape"),
    fileId: z.string(),
    title: z.string(),
    seconds: z.int(),
    isDeleted: z.boolean(),
    isWithheld: z.boolean(),
  }),
]);

/** A complaint with its evidence. */
export const reportDetailShape = z.object({
  report: reportShape,
  clipMs: z.int().nullable(),
  message: z
    .object({
      id: z.string(),
      text: z.string(),
      nickname: z.string(),
      sentMs: z.int(),
      state: z.enum(["shown", "hidden", "gone"]),
    })
    .nullable(),
  before: z.array(line).readonly(),
  after: z.array(line).readonly(),
  place: place.nullable(),
  person: z.object({
    hasAccount: z.boolean(),
    isStaff: z.boolean(),
    isOnAir: z.boolean(),
    mutedUntilMs: z.int(),
    bannedUntilMs: z.int(),
  }),
  others: z.object({ open: z.int(), upheld: z.int(), dismissed: z.int() }),
  openAboutMessage: z.int(),
});
