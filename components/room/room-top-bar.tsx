import { useRoomChat } from "@/components/chat/chat-context";
import { ViewerList } from "@/components/members/viewer-list";
import { ReportButton } from "@/components/report/report-button";
import type { RoomPage } from "@/lib/shared/room-page";
import { chipClass, PictureBar } from "./picture-bar";
import { sharedRoom } from "./shared-room";

/** Whose live it is, over the picture where that is the whole page. */
export function RoomTopBar({ room }: { readonly room: RoomPage }) {
  const { self } = useRoomChat();
  return (
    <PictureBar person={room} shared={sharedRoom(room)} line={<bdi>{room.title}</bdi>}>
      {room.online && (
        <ViewerList
          compact
          count={room.viewerCount}
          className={`${chipClass} min-h-11 px-3 hover:text-white!`}
        />
      )}
      {self?.userId !== room.userId && (
        <ReportButton
          thing={() => ({ kind: "live", userid: room.userId })}
          name={room.nickname}
          className={`${chipClass} grid size-11 shrink-0 place-items-center`}
        />
      )}
    </PictureBar>
  );
}
