import { renderToString } from "react-dom/server";
import { expect, it } from "vitest";
import { Providers } from "@/components/providers";
import type { BroadcastSummary, RecordingState } from "@/lib/shared/broadcast";
import { messagesFor } from "@/lib/shared/i18n/messages";
import { RecordingNote } from "./recording-note";

const ended: BroadcastSummary = {
  ...{ id: "b1", title: "Run", coverUrl: "", category: "", startedAtMs: 1, endedAtMs: 2 },
  ...{ publicAtMs: 1, durationSeconds: 1, peakViewers: 0, totalViewers: 0, likes: 0, messages: 0 },
  ...{ recording: "ready", recordingProblem: "", tapeIds: [], endedBy: null },
};

const words = (change: Partial<BroadcastSummary>) =>
  renderToString(
    <Providers locale="en" messages={messagesFor("en")} nowMs={0}>
      <RecordingNote broadcast={{ ...ended, ...change }} />
    </Providers>,
  ).replace(/<[^>]*>/g, "");

it.each<[RecordingState, Partial<BroadcastSummary>, string]>([
  ["ready", {}, ""],
  ["ready", { recordingProblem: "diskSlow" }, "stopped before the end"],
  ["failed", { recordingProblem: "diskFull" }, "disk was full"],
  ["failed", { recordingProblem: "cos: denied" }, "cos: denied"],
  ["failed", {}, "no reason was given"],
  ["failed", { recordingProblem: "nothingSent" }, "neither picture nor sound was sent"],
  ["failed", { recordingProblem: "nothingUsable" }, "nothing that was sent could be recorded"],
  ["failed", { recordingProblem: "noFile" }, "the cloud made no file"],
  ["failed", { endedAtMs: null, recordingProblem: "diskFull" }, "stopped before the end"],
  ["failed", { endedAtMs: null }, "has stopped"],
  ["processing", {}, "The recording is being prepared"],
  ["processing", { tapeIds: ["t1"] }, "More of the recording is being prepared"],
  ["off", {}, "switched off"],
  ["off", { publicAtMs: null }, "A preview is not recorded"],
])("says of a recording that is %s (%j) what happened: %s", (recording, change, said) => {
  const text = words({ recording, ...change });
  if (said) expect(text).toContain(said);
  else expect(text).toBe("");
});
