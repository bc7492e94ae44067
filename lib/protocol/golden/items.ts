import { at } from "./scene";

const aliceInfo = {
  nickname: "Alice",
  headpic: "https://img.example/a.png",
  frontcover: "https://img.example/c.png",
  location: "Shenzhen",
  desc: "",
};

/** `pusherinfo` of the live of alice_01. */
export const aliceLive = {
  userid: "alice_01",
  groupid: "@TGS#aXYZ12345",
  timestamp: at.alice,
  type: 0,
  viewercount: 1,
  likecount: 1,
  title: "Morning run",
  playurl: "http://live.example:3000/live/1000_alice_01.flv",
  hls_play_url: "http://live.example:3000/live/1000_alice_01.m3u8",
  desc: "",
  forbid_status: 0,
  status: "1",
  fileid: "",
  userinfo: aliceInfo,
};

/** `pusherinfo` of the RoomService room of dave_04. */
export const daveLive = {
  ...aliceLive,
  userid: "dave_04",
  groupid: "room_dave",
  timestamp: at.dave,
  title: "Room of Dave",
  playurl: "http://live.example:3000/live/1000_dave_04.flv",
  hls_play_url: "http://live.example:3000/live/1000_dave_04.m3u8",
  userinfo: {
    nickname: "Dave",
    headpic: "https://img.example/d.png",
    frontcover: "",
    location: "Wuhan",
    desc: "",
  },
};

/** `pusherinfo` of the recording of alice_01; its `timestamp` is its end. */
export const aliceTape = {
  ...aliceLive,
  groupid: "",
  timestamp: at.tapeEnd,
  type: 1,
  viewercount: 0,
  likecount: 0,
  title: "Yesterday",
  playurl: "http://live.example:3000/tapes/tape-alice-mp4/file.mp4",
  hls_play_url: "http://live.example:3000/tapes/tape-alice/index.m3u8",
  status: "0",
  fileid: "tape-alice",
  duration: 421,
};

/** `pusherinfo` of the short video of alice_01. */
export const aliceVideo = {
  ...aliceLive,
  groupid: "",
  timestamp: at.dave,
  type: 2,
  viewercount: 0,
  likecount: 0,
  title: "A short one",
  playurl: "https://vod.example/a.mp4",
  hls_play_url: "",
  status: "0",
  fileid: "ugc-1",
};
