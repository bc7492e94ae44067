import { z } from "zod";
import { requireSelf } from "@/lib/services/acting";
import { announceVideo } from "@/lib/services/ugc";
import { defineAction, done, nothingMore } from "../action";
import { optionalText, requiredText, userid } from "../fields";
import { userinfo } from "../user-info";

/** An app uploaded a short video elsewhere and announces it. */
export const uploadUgcVideo = defineAction(
  {
    name: "UploadUGCVideo",
    summary: {
      en: "Announces a short video that was uploaded elsewhere (FetchList flag 5).",
      zh: "登记已上传的短视频（FetchList flag 5）。",
    },
    permission: "self",
    input: z.object({
      userid,
      file_id: requiredText,
      title: optionalText,
      play_url: requiredText.refine((value) => /^https?:\/\//.test(value), "must be a web address"),
      userinfo,
    }),
    output: done,
    example: {
      userid: "alice_01",
      file_id: "5285890780000000001",
      title: "A short one",
      play_url: "https://vod.example/a.mp4",
      userinfo: { nickname: "Alice", headpic: "", frontcover: "", location: "" },
    },
  },
  async (context, input) => {
    const { services } = context;
    requireSelf(services, context, input.userid, services.config.guestApi);
    const { nickname, headpic, frontcover, location } = input.userinfo;
    const video = {
      fileId: input.file_id,
      userId: input.userid,
      title: input.title,
      nickname,
      avatarUrl: headpic,
      coverUrl: frontcover,
      location,
      playUrl: input.play_url,
    };
    await announceVideo(services, video, context);
    return nothingMore;
  },
);
