import { Cover } from "@/components/cover/cover";
import type { RoomPage } from "@/lib/shared/room-page";

interface StageBackdropProps {
  /** The live or recording whose picture will be here. */
  readonly of: Pick<RoomPage, "userId" | "nickname" | "coverUrl" | "posterUrl">;
}

/** Where the picture will be: there at once, and until the player is. */
export function StageBackdrop({ of }: StageBackdropProps) {
  const { userId, nickname, coverUrl, posterUrl } = of;
  return (
    <Cover
      eager
      {...{ userId, name: nickname, coverUrl, posterUrl }}
      className="absolute! inset-0 size-full"
    />
  );
}
