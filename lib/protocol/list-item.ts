import { z } from "zod";
import type { WireRoom } from "@/lib/services/rooms";
import type { UgcVideo } from "@/lib/services/ugc";
import type { Room, Tape } from "@/lib/shared/models";
import { explain } from "./fields";

/** `pusherinfo`: one live or recording, in the types that both phone clients read without failing. */
export const pusherInfo = z.object({
  userid: z.string(),
  groupid: explain(z.string(), "Chat group; empty for recordings", "聊天群；回放为空"),
  timestamp: explain(
    z.int(),
    "Start of the live or end of the recording, Unix seconds",
    "直播开始或录制结束时间（Unix 秒）",
  ),
  type: explain(
    z.union([z.literal(0), z.literal(1), z.literal(2)]),
    "0 live, 1 recording, 2 short video",
    "0 直播，1 回放，2 短视频",
  ),
  viewercount: z.int(),
  likecount: z.int(),
  title: z.string(),
  playurl: explain(z.string(), "HTTP-FLV of a live, MP4 of a recording", "直播 FLV 或回放 MP4"),
  hls_play_url: z.string(),
  desc: z.string(),
  forbid_status: explain(z.int(), "1: forbidden by an administrator", "1 表示已被管理员禁播"),
  status: explain(z.enum(["0", "1"]), "0 offline, 1 online", "0 离线，1 在线"),
  fileid: explain(z.string(), "Recording; empty for lives", "回放文件；直播为空"),
  duration: explain(z.int().optional(), "Length of a recording, seconds", "回放时长（秒）"),
  userinfo: z.object({
    nickname: z.string(),
    headpic: z.string(),
    frontcover: z.string(),
    location: z.string(),
    desc: z.string(),
  }),
});
export type PusherInfo = z.infer<typeof pusherInfo>;

/** Integers as numbers, `status` as a string, `userinfo` always there and nothing null. */
export function liveItem(room: Room & WireRoom): PusherInfo {
  return {
    userid: room.userId,
    groupid: room.groupId,
    timestamp: Math.floor(room.startedAtMs / 1000),
    type: 0,
    viewercount: room.viewerCount,
    likecount: room.likeCount,
    title: room.title,
    playurl: room.flvUrl,
    hls_play_url: room.hlsUrl,
    desc: room.description,
    forbid_status: room.forbidStatus,
    status: room.online ? "1" : "0",
    fileid: "",
    userinfo: { ...userInfo(room), desc: room.description },
  };
}

/** `timestamp` of a recording is its end. */
export function tapeItem(tape: Tape): PusherInfo {
  return {
    userid: tape.userId,
    groupid: "",
    timestamp: Math.floor(tape.endedAtMs / 1000),
    type: 1,
    viewercount: tape.viewerCount,
    likecount: tape.likeCount,
    title: tape.title,
    playurl: tape.mp4Url,
    hls_play_url: tape.hlsUrl,
    desc: "",
    forbid_status: 0,
    status: "0",
    fileid: tape.fileId,
    duration: tape.durationSeconds,
    userinfo: userInfo(tape),
  };
}

/** A short video that an app announced; its file is elsewhere. */
export function ugcItem(video: UgcVideo): PusherInfo {
  return {
    userid: video.userId,
    groupid: "",
    timestamp: Math.floor(video.createdAtMs / 1000),
    type: 2,
    viewercount: 0,
    likecount: 0,
    title: video.title,
    playurl: video.playUrl,
    hls_play_url: "",
    desc: "",
    forbid_status: 0,
    status: "0",
    fileid: video.fileId,
    userinfo: userInfo(video),
  };
}

function userInfo(from: Pick<Room, "nickname" | "avatarUrl" | "coverUrl" | "location">) {
  return {
    nickname: from.nickname,
    headpic: from.avatarUrl,
    frontcover: from.coverUrl,
    location: from.location,
    desc: "",
  };
}
