import { accountOk, type Golden } from "./golden";
import { at, localTime } from "./scene";

/** What each client puts into every signed request: seconds, or milliseconds with a fraction. */
const android = { userid: "dave_04", timestamp: at.now, expires: 10 };
const ios = { userid: "dave_04", timestamp: 1_800_000_500_123.456, expires: 86_400 };
const as = "dave_04";

const tape = {
  userid: "alice_01",
  nickname: "Alice",
  avatar: "https://img.example/a.png",
  file_id: "tape-alice",
  title: "Yesterday",
  likecount: 0,
  like_count: 0,
  viewercount: 0,
  viewer_count: 0,
  frontcover: "https://img.example/c.png",
  location: "Shenzhen",
  play_url: "http://live.example:3000/tapes/tape-alice-mp4/file.mp4",
  hls_play_url: "http://live.example:3000/tapes/tape-alice/index.m3u8",
  create_time: localTime(at.tapeEnd),
  start_time: localTime(at.tapeStart),
};
const profile = { userid: "dave_04", nickname: "dave_04", avatar: "", sex: -1, frontcover: "" };
const cosKey = { signKey: "<checked>", keyTime: `${at.now - 60};${at.now + 30}` };

/** The signed calls of the second generation; signing in is in sign-in.test.ts. */
export const accountGoldens: readonly Golden[] = [
  { client: "android2", call: "get_user_info", as, request: android, answer: accountOk(profile) },
  { client: "ios2", call: "get_user_info", as, request: ios, answer: accountOk(profile) },
  {
    client: "android2",
    call: "upload_user_info",
    as,
    request: {
      ...android,
      nickname: "Dave",
      avatar: "http://img.example/d.png",
      sex: 1,
      frontcover: "",
    },
    answer: accountOk({}),
  },
  {
    client: "android2",
    call: "upload_user_info",
    note: "drops every key whose value is null",
    as,
    request: { ...android, nickname: "Dave", sex: -1 },
    answer: accountOk({}),
  },
  {
    client: "ios2",
    call: "upload_user_info",
    note: "unchanged values, which the original answered with 500",
    as,
    request: { ...ios, nickname: "dave_04", avatar: "", sex: -1, frontcover: "" },
    answer: accountOk({}),
  },
  {
    client: "android2",
    call: "upload_room",
    note: "userId and frontCover in camel case beside the signed userid",
    as,
    request: {
      ...android,
      userId: "dave_04",
      title: "Evening walk",
      frontCover: "http://img.example/c.png",
      location: "Wuhan",
    },
    answer: accountOk({}),
  },
  {
    client: "ios2",
    call: "upload_room",
    note: "without timestamp and expires",
    as,
    request: { userid: "dave_04", title: "Evening walk", frontcover: "", location: "" },
    answer: accountOk({}),
  },
  {
    client: "android2",
    call: "get_vod_list",
    note: "index as text, 200 at once",
    as,
    request: { ...android, index: "0", count: 200 },
    answer: accountOk({ list: [tape] }),
  },
  {
    client: "ios2",
    call: "get_vod_list",
    note: "index 0, and count grows",
    as,
    request: { ...ios, index: 0, count: 40 },
    answer: accountOk({ list: [tape] }),
  },
  {
    client: "ios2",
    call: "get_vod_list",
    note: "a page past the end",
    as,
    request: { ...ios, index: 2, count: 20 },
    answer: accountOk({ list: [] }),
  },
  { client: "android2", call: "get_cos_sign", as, request: android, answer: accountOk(cosKey) },
  { client: "ios2", call: "get_cos_sign", as, request: ios, answer: accountOk(cosKey) },
];
