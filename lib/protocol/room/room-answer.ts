import { z } from "zod";
import type { RoomView } from "@/lib/services/room-view";
import { explain } from "../fields";

export const pusher = z.object({
  userID: z.string(),
  userName: z.string(),
  userAvatar: z.string(),
  accelerateURL: explain(z.string(), "RTMP play URL of this anchor", "该主播的 RTMP 播放地址"),
});

/** One room of the list. `custom` is text here: an object would break Android's whole list. */
export const roomItem = z.object({
  roomID: z.string(),
  roomInfo: z.string(),
  roomName: z.string(),
  roomCreator: z.string(),
  mixedPlayURL: z.string(),
  pushers: z.array(pusher),
  audienceCount: z.int(),
  custom: explain(z.string(), "JSON in a string", "JSON 字符串"),
});

export function toPushers(room: RoomView): z.infer<typeof pusher>[] {
  return room.anchors.map((anchor) => ({
    userID: anchor.userId,
    userName: anchor.userName,
    userAvatar: anchor.userAvatar,
    accelerateURL: anchor.accelerateUrl,
  }));
}

export function toRoomItem(room: RoomView): z.infer<typeof roomItem> {
  return {
    roomID: room.roomId,
    roomInfo: room.roomInfo,
    roomName: room.roomName,
    roomCreator: room.creator,
    mixedPlayURL: room.playUrl,
    pushers: toPushers(room),
    audienceCount: room.audienceCount,
    custom: JSON.stringify(room.custom),
  };
}
