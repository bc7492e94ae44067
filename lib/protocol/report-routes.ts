import { z } from "zod";
import type { ReportServices } from "@/lib/services/reports";
import { complain } from "@/lib/services/reports";
import type { Services } from "@/lib/services/services";
import { reportNoteLength, reportReasons } from "@/lib/shared/reports";
import { optionalText, requiredText } from "./fields";
import { answerJson } from "./json-answer";
import { changingCaller } from "./web-caller";

const id = requiredText.refine((value) => value.length <= 256, "is too long");
const said = {
  reason: z.enum(reportReasons),
  note: optionalText.refine((value) => [...value].length <= reportNoteLength, "is too long"),
};
/** What each kind names beside why. */
const complaint = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("live"), userid: id, ...said }),
  z.object({
    kind: z.literal("tape"),
    fileid: id,
    /** Where the viewer is in it, in seconds. */
    clipSeconds: z.number().min(0).max(1e7).optional(),
    ...said,
  }),
  z.object({ kind: z.literal("message"), room: id, messageId: id, ...said }),
]);

/** Takes a viewer's complaint about a live, a recording or a message: `/api/reports`. */
export function answerComplaint(
  services: ReportServices & Services,
  request: Request,
): Promise<Response> {
  return answerJson(services, request, complaint, async ({ reason, note, ...thing }) => {
    await complain(services, changingCaller(services, request), { thing, reason, note });
    return { data: {} };
  });
}
