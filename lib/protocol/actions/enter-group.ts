import { z } from "zod";
import { requireSelf } from "@/lib/services/acting";
import { enterPlace } from "@/lib/services/audience";
import { defineAction, done, nothingMore } from "../action";
import { pictureUrl, shortText } from "../fields";
import { groupFields, whereaboutsOf } from "../group-fields";

/** A viewer opened a live or a recording. Any code but 0 makes the app throw its user out. */
export const enterGroup = defineAction(
  {
    name: "EnterGroup",
    summary: {
      en: "A viewer enters. Repeating it changes nothing; an ended live answers 10010.",
      zh: "观众进入。重复调用不会重复计数；直播已结束返回 10010。",
    },
    permission: "self",
    input: z.object({ ...groupFields, nickname: shortText, headpic: pictureUrl }),
    output: done,
    example: {
      userid: "bob_02",
      liveuserid: "alice_01",
      groupid: "@TGS#aXYZ12345",
      nickname: "Bob",
      headpic: "",
      flag: 0,
    },
  },
  async (context, input) => {
    const { services } = context;
    const { userid, nickname, headpic } = input;
    const where = whereaboutsOf(input);
    requireSelf(services, context, userid, services.config.guestApi);
    await enterPlace(services, where, { userid, nickname, headpic }, context);
    return nothingMore;
  },
);
