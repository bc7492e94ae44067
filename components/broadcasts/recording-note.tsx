import { useTranslations } from "use-intl";
import type { BroadcastSummary } from "@/lib/shared/broadcast";
import { useRecordingProblem } from "./use-recording-problem";

/** Why there is no recording, or none to the end; nothing where all is well. */
export function RecordingNote({ broadcast }: { readonly broadcast: BroadcastSummary }) {
  const t = useTranslations("broadcasts");
  const { recording, recordingProblem, endedAtMs, publicAtMs, tapeIds } = broadcast;
  const problem = useRecordingProblem()(recordingProblem);
  const stopped = problem ? t("stoppedText", { problem }) : t("stoppedSilently");
  const missing = problem ? t("failedText", { problem }) : t("failedSilently");
  const words = {
    off: t(publicAtMs === null ? "recordingPreviewText" : "recordingOffText"),
    recording: "",
    processing: t(tapeIds.length > 0 ? "moreComesText" : "processingText"),
    ready: problem && stopped,
    // What was written before it stopped is there after the end.
    failed: endedAtMs === null ? stopped : missing,
    // The list of recordings says so, as long as it can be taken back.
    deleted: "",
  }[recording];
  return words ? <p className="text-pretty text-muted">{words}</p> : null;
}
