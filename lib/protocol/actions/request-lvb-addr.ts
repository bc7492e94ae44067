import { z } from "zod";
import { ServiceError } from "@/lib/errors";
import { requireBroadcaster } from "@/lib/services/broadcaster";
import { requestAddress } from "@/lib/services/rooms";
import { defineAction, optionalText, requiredText, shortText, userid } from "../action";

const schema = z.object({
  userid,
  groupid: optionalText,
  title: requiredText,
  userinfo: z
    .object({
      nickname: shortText,
      headpic: optionalText,
      frontcover: optionalText,
      location: shortText,
      desc: optionalText,
    })
    .nullish(),
});

/** The app's title field holds 30 half-width characters; the web's is longer. */
const titleMaxLength = 120;

/** A broadcaster wants to go live: answers the signed push URL. */
export const requestLvbAddr = defineAction("RequestLVBAddr", schema, async (context, input) => {
  const { services, origin } = context;
  if (input.title.length > titleMaxLength) {
    throw new ServiceError("invalidParameter", `title is longer than ${titleMaxLength} characters`);
  }
  await requireBroadcaster(services, context, input.userid);
  const { nickname, headpic, frontcover, location, desc } = input.userinfo ?? {};
  const address = await requestAddress(
    services,
    {
      userid: input.userid,
      groupid: input.groupid,
      title: input.title,
      nickname: nickname ?? "",
      headpic: headpic ?? "",
      frontcover: frontcover ?? "",
      location: location ?? "",
      desc: desc ?? "",
    },
    origin,
  );
  return { pushurl: address.url, timestamp: Math.floor(services.now() / 1000) };
});
