import type { Shared } from "@/components/share/share-dialog";
import type { Room } from "@/lib/shared/models";

/** What is passed on when somebody shares a room. */
export function sharedRoom({ userId, title }: Pick<Room, "userId" | "title">): Shared {
  const segment = encodeURIComponent(userId);
  return { path: `/live/${segment}`, embedPath: `/embed/${segment}`, title, broadcaster: userId };
}
