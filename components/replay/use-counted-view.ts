import { useEffect } from "react";
import { viewerId } from "@/components/chat/viewer-id";
import { viewAfterSeconds } from "@/lib/shared/replay";
import { tellView } from "./queries";

/** A step of the picture greater than this was a jump and not watching, in seconds. */
const longestStepSeconds = 2;

/** Tells the server once that this page has played some seconds of its recording. */
export function useCountedView(fileId: string, video: HTMLVideoElement | null): void {
  useEffect(() => {
    if (!video) return;
    let played = 0;
    let seconds = video.currentTime;
    const note = () => {
      const step = video.currentTime - seconds;
      seconds = video.currentTime;
      if (step > 0 && step < longestStepSeconds) played += step;
      if (played < viewAfterSeconds) return;
      video.removeEventListener("timeupdate", note);
      // A view that the server did not hear of is only a count that is one less.
      tellView(fileId, viewerId()).catch(() => undefined);
    };
    video.addEventListener("timeupdate", note);
    return () => video.removeEventListener("timeupdate", note);
  }, [fileId, video]);
}
