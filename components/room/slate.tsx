import type { ReactNode } from "react";
import { Cover } from "@/components/cover/cover";
import { classNames } from "@/components/ui/class-names";
import type { RoomPage } from "@/lib/shared/room-page";
import { StateDrawing } from "./stage-drawings";
import type { StageState } from "./stage-state";

interface SlateProps {
  readonly room: RoomPage;
  readonly state: Exclude<StageState, "live">;
  readonly title: string;
  /** Over the picture that stands, instead of the cover. */
  readonly overPicture?: boolean;
  readonly children?: ReactNode;
}

/** Stands where the picture is while there is none: the broadcaster's cover, and words over it. */
export function Slate({ room, state, title, overPicture = false, children }: SlateProps) {
  return (
    <div role="status" data-stage={state} className="relative flex size-full text-white">
      {!overPicture && (
        <Cover
          userId={room.userId}
          name={room.nickname}
          coverUrl={room.coverUrl}
          posterUrl={null}
          glyph={false}
          className="absolute! inset-0"
        />
      )}
      <div
        className={classNames(
          "relative flex size-full flex-col items-center justify-center-safe gap-1.5 overflow-y-auto px-6 py-3 text-center sm:gap-3",
          // White on 75 % black over a white picture: 10:1.
          overPicture ? "bg-black/75 backdrop-blur-md" : "bg-black/70",
        )}
      >
        <StateDrawing state={state} />
        <p className="text-balance font-bold text-lg">{title}</p>
        {children}
      </div>
    </div>
  );
}
