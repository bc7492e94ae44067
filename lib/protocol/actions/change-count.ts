import { z } from "zod";
import { ServiceError } from "@/lib/errors";
import { requireGuestApi } from "@/lib/services/acting";
import { changeLikes } from "@/lib/services/likes";
import { defineAction, done, nothingMore } from "../action";
import { explain, integer, optionalText, userid } from "../fields";

const viewers = 0;
const likes = 1;
const increase = 0;
const decrease = 1;
const ofLive = 0;
const ofTape = 1;

/**
 * A like, or one taken back. The first generation sends flag 0 and an empty fileid even while a
 * recording is watched: then it is the recording's. Viewers are counted by who enters and quits;
 * what apps say about their number is accepted and changes nothing.
 */
export const changeCount = defineAction(
  {
    name: "ChangeCount",
    summary: {
      en: "Counts a like (or takes one back). Viewers are counted by EnterGroup and QuitGroup.",
      zh: "点赞计数增减。观众数由 EnterGroup / QuitGroup 统计。",
    },
    permission: "anyone",
    input: z.object({
      userid: explain(userid, "The broadcaster, not who likes", "主播标识（不是点赞者）"),
      type: explain(integer, "1 likes; 0 viewers (deprecated)", "1 点赞；0 观看数（已废弃）"),
      optype: explain(integer, "0 increase, 1 decrease", "0 增加，1 减少"),
      flag: explain(integer, "0 live, 1 recording", "0 直播，1 回放"),
      fileid: explain(optionalText, "The recording when flag is 1", "flag 为 1 时的回放文件"),
    }),
    output: done,
    example: { userid: "alice_01", type: 1, optype: 0, flag: 0, fileid: "" },
  },
  async (context, input) => {
    const { services } = context;
    const oneOf = (field: "type" | "optype" | "flag", values: readonly number[]) => {
      if (values.includes(input[field])) return;
      throw new ServiceError("invalidParameter", `${field} must be ${values.join(" or ")}`);
    };
    oneOf("type", [viewers, likes]);
    oneOf("optype", [increase, decrease]);
    oneOf("flag", [ofLive, ofTape]);
    requireGuestApi(services, context);
    if (input.type === viewers) return nothingMore;
    if (input.flag === ofTape && !input.fileid) {
      throw new ServiceError("invalidParameter", "fileid must be given when flag is 1");
    }
    await changeLikes(services, context, {
      userid: input.userid,
      target: input.flag === ofTape ? { fileid: input.fileid } : "watched",
      change: input.optype === increase ? 1 : -1,
    });
    return nothingMore;
  },
);
