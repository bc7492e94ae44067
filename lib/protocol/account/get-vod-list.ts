import { z } from "zod";
import { listTapes } from "@/lib/services/rooms";
import type { Tape } from "@/lib/shared/models";
import { explain, integer, pageSize } from "../fields";
import { defineAccountCall } from "./account-call";
import { commonFields, provenUser } from "./account-fields";

const time = explain(z.string(), "YYYY-MM-DD hh:mm:ss, server time", "服务器本地时间");

/** The clients disagree about the counters' names, so that both spellings are there. */
const item = z.object({
  userid: z.string(),
  nickname: z.string(),
  avatar: z.string(),
  file_id: z.string(),
  title: z.string(),
  likecount: z.int(),
  like_count: z.int(),
  viewercount: z.int(),
  viewer_count: z.int(),
  frontcover: z.string(),
  location: z.string(),
  play_url: z.string(),
  hls_play_url: z.string(),
  create_time: time,
  start_time: time,
});

/** The recordings of the last days. */
export const getVodList = defineAccountCall(
  {
    name: "get_vod_list",
    summary: { en: "The recordings of the last days.", zh: "近几日回放列表。" },
    permission: "signedIn",
    input: z.object({
      ...commonFields,
      index: explain(
        integer.nullish().transform((value) => Math.max(1, value ?? 1)),
        "Page; 0 and 1 are the first",
        "页码，0 和 1 都是第一页",
      ),
      count: pageSize(20, 200),
    }),
    output: z.object({ list: z.array(item) }),
    example: { userid: "alice_01", index: 0, count: 20 },
  },
  (context, input) => {
    provenUser(context, input);
    const { services, origin } = context;
    const page = { page: input.index, pageSize: input.count };
    const key = `vod ${input.index} ${input.count} ${origin}`;
    return services.lists.get(key, () => ({
      list: listTapes(services, page, origin).items.map(toItem),
    }));
  },
);

function toItem(tape: Tape): z.infer<typeof item> {
  return {
    userid: tape.userId,
    nickname: tape.nickname,
    avatar: tape.avatarUrl,
    file_id: tape.fileId,
    title: tape.title,
    likecount: tape.likeCount,
    like_count: tape.likeCount,
    viewercount: tape.viewerCount,
    viewer_count: tape.viewerCount,
    frontcover: tape.coverUrl,
    location: tape.location,
    play_url: tape.mp4Url,
    hls_play_url: tape.hlsUrl,
    create_time: localTime(tape.endedAtMs),
    start_time: localTime(tape.startedAtMs),
  };
}

/** The form of MySQL's DATETIME, in the server's time zone, which the apps show as it is. */
function localTime(ms: number): string {
  const date = new Date(ms);
  const two = (value: number) => String(value).padStart(2, "0");
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join("-");
  const hour = [two(date.getHours()), two(date.getMinutes()), two(date.getSeconds())].join(":");
  return `${day} ${hour}`;
}
