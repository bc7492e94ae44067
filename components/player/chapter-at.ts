import type { Chapter } from "./chapter";

/** The chapter that a moment belongs to: the last that has begun, whatever their order. */
export function chapterAt(chapters: readonly Chapter[], seconds: number): Chapter | null {
  return chapters.reduce<Chapter | null>(
    (found, chapter) =>
      chapter.startSeconds <= seconds && (!found || chapter.startSeconds >= found.startSeconds)
        ? chapter
        : found,
    null,
  );
}
