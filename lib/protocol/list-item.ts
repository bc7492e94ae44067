import type { WireRoom } from "@/lib/services/rooms";
import type { Room, Tape } from "@/lib/shared/models";

/**
 * One item of `pusherlist`, in the types that both phone clients read without failing:
 * integers as numbers, `status` as a string, `userinfo` always there and nothing null.
 */
export function liveItem(room: Room & WireRoom): object {
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
    userinfo: userInfo(room),
  };
}

/** `timestamp` of a recording is its end. */
export function tapeItem(tape: Tape): object {
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

function userInfo(from: Pick<Room, "nickname" | "avatarUrl" | "coverUrl" | "location">): object {
  return {
    nickname: from.nickname,
    headpic: from.avatarUrl,
    frontcover: from.coverUrl,
    location: from.location,
  };
}
