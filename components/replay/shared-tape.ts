import type { Shared } from "@/components/share/share-dialog";
import type { Tape } from "@/lib/shared/models";

/** What is passed on when somebody shares a recording. */
export function sharedTape(tape: Pick<Tape, "fileId" | "title" | "userId">): Shared {
  const { fileId, title, userId } = tape;
  const segment = encodeURIComponent(fileId);
  return {
    path: `/vod/${segment}`,
    embedPath: `/embed/vod/${segment}`,
    title,
    broadcaster: userId,
  };
}
