import { z } from "zod";
import { ServiceError } from "@/lib/errors";
import { requireSelf } from "@/lib/services/acting";
import { requireBroadcaster } from "@/lib/services/broadcaster";
import { ownPlayUrl, requestLinkAddress } from "@/lib/services/link-mic";
import { defineAction } from "../action";
import { explain, optionalText, requiredText, userid } from "../fields";
import { userinfo } from "../user-info";

/** A viewer joins the picture: a stream beside the live, in no list and not recorded. */
export const requestLvbAddrForLinkMic = defineAction(
  {
    name: "RequestLVBAddrForLinkMic",
    summary: {
      en: "Push URL for a viewer who joins the picture; it is no live of its own.",
      zh: "连麦观众的推流地址；不会作为独立直播出现。",
    },
    permission: "self",
    input: z.object({ userid, title: optionalText, userinfo }),
    output: z.object({
      pushurl: z.string(),
      timestamp: z.int(),
      playurl: explain(z.string(), "RTMP play URL of that stream", "该路流的 RTMP 播放地址"),
    }),
    example: { userid: "bob_02", title: "", userinfo: { nickname: "Bob" } },
  },
  async (context, input) => {
    const { services, origin } = context;
    await requireBroadcaster(services, context, input.userid);
    const { pushUrl, playUrl } = await requestLinkAddress(services, input.userid, context, origin);
    return { pushurl: pushUrl, timestamp: Math.floor(services.now() / 1000), playurl: playUrl };
  },
);

/** Our own play URLs need no signature, and one made with the push key would allow to push. */
export const requestPlayUrlWithSignForLinkMic = defineAction(
  {
    name: "RequestPlayUrlWithSignForLinkMic",
    summary: {
      en: "The play URL of a link-mic stream of this server; it needs no signature here.",
      zh: "本服务连麦流的播放地址；此处无需签名。",
    },
    permission: "self",
    input: z.object({ userid, originStreamUrl: requiredText }),
    output: z.object({ streamUrlWithSignature: z.string(), timestamp: z.int() }),
    example: { userid: "bob_02", originStreamUrl: "rtmp://live.example/live/1000_alice_01" },
  },
  (context, input) => {
    const { services, origin } = context;
    requireSelf(services, context, input.userid, services.config.guestApi);
    const url = ownPlayUrl(services, input.originStreamUrl, origin);
    return { streamUrlWithSignature: url, timestamp: Math.floor(services.now() / 1000) };
  },
);

/** Mixing needs Tencent's servers. The app reads its own code in `msg`, also of a failure. */
export const mergeVideoStream = defineAction(
  {
    name: "MergeVideoStream",
    summary: {
      en: "Mixing pictures is not offered by this server: always 4004.",
      zh: "本服务不提供混流：始终返回 4004。",
    },
    permission: "self",
    input: z.object({ userid, mergeparams: z.unknown().optional() }),
    output: z.object({ msg: z.string() }),
    example: { userid: "alice_01", mergeparams: {} },
  },
  (context, input) => {
    const { services } = context;
    requireSelf(services, context, input.userid, services.config.guestApi);
    const message = "This server does not mix pictures.";
    const msg = JSON.stringify({ code: -1, message });
    throw new ServiceError("notSupported", message, { data: { msg } });
  },
);
