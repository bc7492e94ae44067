import { z } from "zod";
import { ServiceError } from "@/lib/errors";
import { getRoom, getTape, type RoomServices } from "@/lib/services/rooms";
import { getVideo } from "@/lib/services/ugc";
import { defineAction } from "../action";
import { explain, integer, optionalText, userid } from "../fields";
import { liveItem, type PusherInfo, pusherInfo, tapeItem, ugcItem } from "../list-item";

const live = 0;
const tape = 1;
const shortVideo = 2;

/** One live, recording or short video; `returnData` is the item itself. */
export const getUserInfo = defineAction(
  {
    name: "GetUserInfo",
    summary: {
      en: "One live or recording; returnData is the pusherinfo itself.",
      zh: "获取单个直播或回放；returnData 即 pusherinfo。",
    },
    permission: "anyone",
    input: z.object({
      userid: explain(userid, "The broadcaster", "主播标识"),
      type: explain(integer, "0 live, 1 recording, 2 short video", "0 直播，1 回放，2 短视频"),
      fileid: explain(optionalText, "Ignored for lives", "直播时忽略"),
    }),
    output: pusherInfo,
    example: { userid: "alice_01", type: 0, fileid: "" },
  },
  ({ services, origin }, input) => {
    if (input.type === live) return liveItem(getRoom(services, input.userid, origin));
    if (input.type !== tape && input.type !== shortVideo) {
      throw new ServiceError("invalidParameter", "type must be 0, 1 or 2");
    }
    if (!input.fileid) throw new ServiceError("invalidInput", "fileid must not be empty");
    const item = fileItem(services, input.type, input.fileid, origin);
    if (item.userid !== input.userid) {
      throw new ServiceError("notFound", "This user has no recording with this id.");
    }
    return item;
  },
);

function fileItem(
  services: RoomServices,
  type: number,
  fileid: string,
  origin: string,
): PusherInfo {
  if (type === shortVideo) return ugcItem(getVideo(services, fileid));
  return tapeItem(getTape(services, fileid, origin));
}
