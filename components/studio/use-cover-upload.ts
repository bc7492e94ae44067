import { useEffect, useRef, useState } from "react";
import { uploadPicture } from "@/components/data/upload-picture";
import { type CoverProblem, coverProblemOf } from "./cover-problem";
import { preparePicture } from "./prepare-picture";

export interface CoverUpload {
  /** From 0 to 1 while a picture is on its way; null otherwise. */
  readonly progress: number | null;
  readonly problem: CoverProblem | null;
  /** Answers the address, or null when it failed or was cancelled. */
  start(file: Blob): Promise<string | null>;
  cancel(): void;
}

/** One upload at a time; it ends with the page. */
export function useCoverUpload(maxBytes: number): CoverUpload {
  const [progress, setProgress] = useState<number | null>(null);
  const [problem, setProblem] = useState<CoverProblem | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const start = async (file: Blob): Promise<string | null> => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    const { signal } = controller;
    setProblem(null);
    setProgress(0);
    try {
      const picture = await preparePicture(file, maxBytes);
      return await uploadPicture(picture, { onProgress: setProgress, signal });
    } catch (error) {
      if (!signal.aborted) setProblem(coverProblemOf(error));
      return null;
    } finally {
      if (running.current === controller) {
        running.current = null;
        setProgress(null);
      }
    }
  };
  return { progress, problem, start, cancel: () => running.current?.abort() };
}
