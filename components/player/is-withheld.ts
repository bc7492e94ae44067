/**
 * Whether a server answers and merely keeps its answer from scripts, as a bucket without CORS rules
 * does: a script may not read such a playlist, but a video element plays the file beside it. False
 * also when nobody answers; then it is the network, which may come back.
 */
export async function isWithheld(url: string, signal: AbortSignal): Promise<boolean> {
  try {
    await fetch(url, { mode: "no-cors", cache: "no-store", signal });
    return true;
  } catch {
    return false;
  }
}
