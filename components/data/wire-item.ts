import type { Room, Tape } from "@/lib/shared/models";

/** An item of `FetchList` and `GetUserInfo` as the Action API sends it. */
export interface WireItem {
  readonly userid: string;
  readonly timestamp: number;
  readonly viewercount: number;
  readonly likecount: number;
  readonly title: string;
  readonly playurl: string;
  readonly hls_play_url: string;
  readonly status: string;
  readonly fileid: string;
  readonly duration?: number;
  readonly userinfo: {
    readonly nickname: string;
    readonly headpic: string;
    readonly frontcover: string;
    readonly location: string;
  };
}

export function roomOfItem(item: WireItem): Room {
  return {
    ...common(item),
    online: item.status === "1",
    startedAtMs: item.timestamp * 1000,
    flvUrl: pathHere(item.playurl),
    // Our own engine keeps a picture beside the stream; another media source has none.
    posterUrl: posterBeside(
      pathHere(item.hls_play_url),
      /^\/live\/([\w-]+)\.m3u8$/,
      "/live/$1/poster.mp4",
    ),
  };
}

export function tapeOfItem(item: WireItem): Tape {
  const durationSeconds = item.duration ?? 0;
  return {
    ...common(item),
    fileId: item.fileid,
    startedAtMs: (item.timestamp - durationSeconds) * 1000,
    endedAtMs: item.timestamp * 1000,
    durationSeconds,
    mp4Url: pathHere(item.playurl),
    posterUrl: posterBeside(
      pathHere(item.hls_play_url),
      /^\/tapes\/([\w-]+\/[\w-]+)\/index\.m3u8$/,
      "/tapes/$1/poster.mp4",
    ),
  };
}

function common(item: WireItem) {
  return {
    userId: item.userid,
    title: item.title,
    nickname: item.userinfo.nickname,
    avatarUrl: item.userinfo.headpic,
    coverUrl: item.userinfo.frontcover,
    location: item.userinfo.location,
    viewerCount: item.viewercount,
    likeCount: item.likecount,
    hlsUrl: pathHere(item.hls_play_url),
  };
}

/** A URL of this server as a path, as the first paint has it, so that a player is not restarted. */
function pathHere(url: string): string {
  return url.startsWith(`${location.origin}/`) ? url.slice(location.origin.length) : url;
}

function posterBeside(url: string, pattern: RegExp, replacement: string): string | null {
  return pattern.test(url) ? url.replace(pattern, replacement) : null;
}
