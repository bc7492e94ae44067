import { useEffect, useRef, useState } from "react";
import type { CropArea } from "@/components/crop/crop-area";
import type { CropShape } from "@/components/crop/crop-shape";
import { drawCrop } from "@/components/crop/draw-crop";
import { closePicture, type OpenedPicture, openPicture } from "@/components/crop/open-picture";
import { uploadPicture } from "@/components/data/upload-picture";

export interface PictureChange {
  /** The picture whose part is being chosen. */
  readonly opened: OpenedPicture | null;
  /** From 0 to 1 while something is on its way; null otherwise. */
  readonly progress: number | null;
  /** What was thrown last, until something else is tried. */
  readonly error: unknown;
  readonly news: "saved" | "removed" | null;
  /** Tries what failed once more; null when there is nothing to be tried again. */
  readonly retry: (() => void) | null;
  choose(file: Blob): Promise<void>;
  /** Uploads and saves the chosen part. */
  crop(area: CropArea): Promise<void>;
  closeCrop(): void;
  remove(): Promise<void>;
  cancel(): void;
}

interface PictureTarget {
  readonly shape: CropShape;
  readonly maxBytes: number;
  /** Puts the address of an uploaded picture into the profile, or none. */
  readonly save: (url: string) => Promise<void>;
}

/** Choosing, cropping, uploading and saving one picture of the profile, one at a time. */
export function usePictureChange({ shape, maxBytes, save }: PictureTarget): PictureChange {
  const [opened, setOpened] = useState<OpenedPicture | null>(null);
  const [progress, setProgress] = useState<number | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [news, setNews] = useState<PictureChange["news"]>(null);
  const [again, setAgain] = useState<{ readonly work: Work } | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  useEffect(() => (opened ? () => closePicture(opened) : undefined), [opened]);

  const forget = () => {
    running.current?.abort();
    setError(null);
    setNews(null);
    setAgain(null);
  };
  const run = async (work: Work) => {
    forget();
    const controller = new AbortController();
    running.current = controller;
    setProgress(0);
    try {
      setNews(await work(controller.signal, setProgress));
    } catch (problem) {
      if (controller.signal.aborted) return;
      setError(problem);
      setAgain({ work });
    } finally {
      if (running.current === controller) {
        running.current = null;
        setProgress(null);
      }
    }
  };
  return {
    opened,
    progress,
    error,
    news,
    retry: again && (() => void run(again.work)),
    async choose(file) {
      forget();
      try {
        setOpened(await openPicture(file));
      } catch (problem) {
        setError(problem);
      }
    },
    async crop(area) {
      if (!opened) return;
      let drawn: Blob;
      try {
        drawn = await drawCrop(opened, area, shape, maxBytes);
      } catch (problem) {
        setError(problem);
        return;
      } finally {
        setOpened(null);
      }
      await run(async (signal, onProgress) => {
        await save(await uploadPicture(drawn, { signal, onProgress }));
        return "saved";
      });
    },
    closeCrop: () => setOpened(null),
    remove: () =>
      run(async () => {
        await save("");
        return "removed";
      }),
    cancel: () => running.current?.abort(),
  };
}

type Work = (
  signal: AbortSignal,
  onProgress: (share: number) => void,
) => Promise<"saved" | "removed">;
