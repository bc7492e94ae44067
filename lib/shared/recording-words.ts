/** What becomes of a recording, in the texts of the namespace `broadcasts`. */
export const recordingWords = {
  off: "recordingOff",
  recording: "recordingRunning",
  processing: "recordingProcessing",
  ready: "recordingReady",
  failed: "recordingFailed",
  deleted: "recordingDeleted",
} as const;
