import type { Shared } from "@/components/share/share-dialog";
import type { TapePage } from "@/lib/shared/replay";

/** What is passed on when somebody shares a recording. */
export function sharedTape(
  tape: Pick<TapePage, "fileId" | "title" | "userId" | "withheld">,
): Shared {
  const { fileId, title, userId, withheld } = tape;
  const segment = encodeURIComponent(fileId);
  return {
    path: `/vod/${segment}`,
    embedPath: `/embed/vod/${segment}`,
    title,
    broadcaster: userId,
    withheld,
  };
}
