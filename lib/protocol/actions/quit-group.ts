import { z } from "zod";
import { requireSelf } from "@/lib/services/acting";
import { quitPlace } from "@/lib/services/audience";
import { defineAction, done, nothingMore } from "../action";
import { groupFields, whereaboutsOf } from "../group-fields";

/** A viewer closed a live or a recording. One who was not there is no error. */
export const quitGroup = defineAction(
  {
    name: "QuitGroup",
    summary: {
      en: "A viewer leaves; one who was not there is no error.",
      zh: "观众离开；未进入过也不报错。",
    },
    permission: "self",
    input: z.object(groupFields),
    output: done,
    example: { userid: "bob_02", liveuserid: "alice_01", groupid: "@TGS#aXYZ12345", flag: 0 },
  },
  async (context, input) => {
    const { services } = context;
    const where = whereaboutsOf(input);
    requireSelf(services, context, input.userid, services.config.guestApi);
    await quitPlace(services, where, input.userid, context);
    return nothingMore;
  },
);
