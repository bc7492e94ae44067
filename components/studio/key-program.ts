/** What programs call themselves when they push (RTMP `flashVer`), and what people call them. */
const programs: readonly (readonly [RegExp, string])[] = [
  [/\bobs\b/i, "OBS"],
  // OBS 29 under its own name sends exactly this (obs-outputs/rtmp-stream.c); hardly anybody else does.
  [/^FMLE\/3\.0 \(compatible; FMSc\/1\.0\)$/, "OBS"],
  [/\bLavf/, "FFmpeg"],
  [/\bLarix/i, "Larix Broadcaster"],
  [/\bvMix/i, "vMix"],
  [/\bXSplit/i, "XSplit"],
  [/\bGStreamer/i, "GStreamer"],
  [/\bWirecast/i, "Wirecast"],
];
/** Many programs say that they are Adobe's encoder, as some servers ask for it. */
const disguise = /^FMLE\/\S+ \(compatible; FMSc\/\S+\)$/;
const longestName = 40;

/** The name of a program that pushes; empty when it does not say, or only pretends. */
export function programName(agent: string): string {
  const known = programs.find(([pattern]) => pattern.test(agent));
  if (known) return known[1];
  return disguise.test(agent) ? "" : agent.trim().slice(0, longestName);
}
