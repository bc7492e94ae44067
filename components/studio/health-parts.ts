import type { IngestHealth } from "@/lib/shared/ingest";
import type { IngestPart, IngestProblem, ProblemLevel } from "@/lib/shared/ingest-problems";

/** How a bar of the strip looks; `none`: nothing is known of it. */
export type PartLevel = ProblemLevel | "ok" | "none";

/** One bar of the strip. */
export interface HealthPart {
  readonly part: IngestPart;
  readonly level: PartLevel;
}

/** Their order in the strip. */
const parts: readonly IngestPart[] = ["bitrate", "frames", "keyFrames", "audio", "network"];

/** Five bars, each as good as the worst that was found about it. */
export function healthParts(
  health: IngestHealth | null,
  problems: readonly IngestProblem[],
): HealthPart[] {
  // What was good before nothing came any more says nothing about now.
  const isSilent = problems.some(({ code }) => code === "silent");
  return parts.map((part) => {
    // The worst come first.
    const worst = problems.find((problem) => problem.part === part);
    const isGood = health && !isSilent && isKnown(health, part);
    return { part, level: worst?.level ?? (isGood ? "ok" : "none") };
  });
}

function isKnown({ source, video, audio }: IngestHealth, part: IngestPart): boolean {
  switch (part) {
    case "bitrate":
      return (video?.kbps ?? 0) > 0;
    case "frames":
      return (video?.framesPerSecond ?? 0) > 0;
    case "keyFrames":
      return (video?.keyFrameSeconds ?? 0) > 0;
    case "audio":
      return (audio?.kbps ?? 0) > 0;
    case "network":
      // The cloud's figures are of minutes ago; that it has them says that the line holds.
      return source === "cloud" || video !== null || audio !== null;
  }
}
