import { z } from "zod";
import { ServiceError } from "@/lib/errors";
import { getRoom, getTape } from "@/lib/services/rooms";
import { defineAction, integer, optionalText, userid } from "../action";
import { liveItem, tapeItem } from "../list-item";

const schema = z.object({ userid, type: integer, fileid: optionalText });

/** One live (type 0) or one recording (type 1); `returnData` is the item itself. */
export const getUserInfo = defineAction("GetUserInfo", schema, ({ services, origin }, input) => {
  if (input.type === 0) return liveItem(getRoom(services, input.userid, origin));
  if (input.type !== 1) throw new ServiceError("invalidParameter", "type must be 0 or 1");
  if (!input.fileid) throw new ServiceError("invalidInput", "fileid must not be empty");
  const tape = getTape(services, input.fileid, origin);
  if (tape.userId !== input.userid) {
    throw new ServiceError("notFound", "This user has no recording with this id.");
  }
  return tapeItem(tape);
});
