import { z } from "zod";
import { addressHash } from "@/lib/auth/seal";
import { requireAllowed, requireBroadcaster } from "@/lib/services/broadcaster";
import { requestAddress } from "@/lib/services/rooms";
import { withoutBlockedWords } from "@/lib/services/shown-words";
import { defineAction } from "../action";
import { explain, optionalText, requiredText, userid } from "../fields";
import { userinfo } from "../user-info";

/** The app's title field holds 30 half-width characters; the web's is longer. */
const titleMaxLength = 120;

/** A broadcaster wants to go live: answers the signed push URL. */
export const requestLvbAddr = defineAction(
  {
    name: "RequestLVBAddr",
    summary: {
      en: "Asks for a signed push URL and announces the live.",
      zh: "请求签名的推流地址，并登记直播信息。",
    },
    permission: "self",
    input: z.object({
      userid,
      groupid: explain(optionalText, "Chat group made by the app", "客户端创建的聊天群"),
      title: requiredText.refine(
        (value) => value.length <= titleMaxLength,
        `is longer than ${titleMaxLength} characters`,
      ),
      userinfo,
    }),
    output: z.object({
      pushurl: z.string(),
      timestamp: explain(z.int(), "Server time, Unix seconds", "服务器时间（Unix 秒）"),
    }),
    example: {
      userid: "alice_01",
      groupid: "@TGS#aXYZ12345",
      title: "Morning run",
      userinfo: {
        nickname: "Alice",
        headpic: "https://img.example/a.png",
        frontcover: "https://img.example/c.png",
        location: "Shenzhen",
      },
    },
  },
  async (context, input) => {
    const { services, origin, clientIp } = context;
    await requireBroadcaster(services, context, input.userid);
    requireAllowed(services, input.userid);
    const { userid: broadcaster, groupid, title } = input;
    const about = { userid: broadcaster, groupid, title, ...input.userinfo };
    const address = await requestAddress(services, withoutBlockedWords(services, about), origin, {
      issuedTo: addressHash(services.config.sessionKey, clientIp),
    });
    return { pushurl: address.url, timestamp: Math.floor(services.now() / 1000) };
  },
);
