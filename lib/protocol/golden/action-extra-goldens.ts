import { actionDone, actionOk, type Golden } from "./golden";
import { aliceLive, daveLive } from "./items";
import { at, pushUrl } from "./scene";

const vodText = `secretId=AKIDEXAMPLE&currentTimeStamp=${at.now}&expireTime=${at.now + 1800}`;
const mixing = "This server does not mix pictures.";
/** Stream of a link-mic guest: the user's, with the time of expiry as the original has it. */
const linkStream = `1000_frank_06_${(at.now + 86_400).toString(16)}`;

/** What the phones of the first generation send beyond the documents. */
export const actionExtraGoldens: readonly Golden[] = [
  {
    client: "ios1",
    call: "GetCOSSignV2",
    request: {},
    answer: actionOk({
      // HMAC-SHA1("COSSECRETKEYEXAMPLE", "1800000440;1800000530")
      signKey: "<checked>",
      keyTime: `${at.now - 60};${at.now + 30}`,
    }),
  },
  {
    client: "android1",
    call: "RequestLVBAddrForLinkMic",
    request: { userid: "frank_06", title: "", userinfo: { nickname: "Frank" } },
    answer: actionOk({
      pushurl: pushUrl(linkStream),
      timestamp: at.now,
      playurl: `rtmp://live.example/live/${linkStream}`,
    }),
  },
  {
    client: "android1",
    call: "RequestPlayUrlWithSignForLinkMic",
    request: {
      userid: "frank_06",
      originStreamUrl: "rtmp://1000.liveplay.myqcloud.com/live/1000_alice_01",
    },
    answer: actionOk({
      streamUrlWithSignature: "rtmp://live.example/live/1000_alice_01",
      timestamp: at.now,
    }),
  },
  {
    client: "android1",
    call: "MergeVideoStream",
    note: "the app reads the code inside msg, and gives up",
    request: {
      userid: "frank_06",
      mergeparams: {
        timestamp: at.now,
        eventId: at.now,
        interface: {
          interfaceName: "Mix_StreamV2",
          para: {
            app_id: "1250000000",
            interface: "mix_streamv2.start_mix_stream_advanced",
            mix_stream_session_id: "1000_frank_06",
            output_stream_id: "1000_frank_06",
            input_stream_list: [{ input_stream_id: "1000_frank_06", layout_params: {} }],
          },
        },
      },
    },
    answer: {
      returnValue: 4004,
      returnMsg: mixing,
      returnData: { msg: JSON.stringify({ code: -1, message: mixing }) },
    },
  },
  {
    client: "android1",
    call: "ReportUser",
    note: "userid is who complains",
    request: { userid: "bob_02", hostuserid: "alice_01" },
    answer: actionDone,
  },
  {
    client: "ios1",
    call: "ReportUser",
    note: "userid is who is complained about",
    request: { userid: "alice_01", hostuserid: "bob_02" },
    answer: actionDone,
  },
  {
    client: "android1",
    call: "UploadUGCVideo",
    request: {
      userid: "frank_06",
      file_id: "5285890780000000001",
      title: "Sunset",
      play_url: "http://200000000.vod.myqcloud.com/a.mp4",
      userinfo: { nickname: "Frank", location: "Wuhan" },
    },
    answer: actionDone,
  },
  {
    client: "ios1",
    call: "UploadUGCVideo",
    note: "the file's id as a number",
    request: {
      userid: "frank_06",
      file_id: 528589078,
      title: "",
      play_url: "http://200000000.vod.myqcloud.com/a.mp4",
      userinfo: { nickname: "Frank", headpic: "", frontcover: "", location: "" },
    },
    answer: actionDone,
  },
  {
    client: "android1",
    call: "GetVodSignature",
    request: {},
    answer: actionOk({ signature: `<hmac>${vodText}&random=<random>` }),
  },
  {
    client: "ios1",
    call: "GetVodSignatureV2",
    note: "the second name of GetVodSignature",
    request: {},
    answer: actionOk({ signature: `<hmac>${vodText}&random=<random>` }),
  },
  {
    client: "web1",
    call: "FetchList",
    note: "the administrator's list of all lives, on air or not",
    as: "root_99",
    request: { flag: 4, pageno: 1, pagesize: 20 },
    answer: actionOk({
      totalcount: 3,
      pusherlist: [
        daveLive,
        {
          ...daveLive,
          userid: "carol_03",
          groupid: "<group>",
          viewercount: 0,
          likecount: 0,
          title: "",
          playurl: "http://live.example:3000/live/1000_carol_03.flv",
          hls_play_url: "http://live.example:3000/live/1000_carol_03.m3u8",
          userinfo: { nickname: "carol_03", headpic: "", frontcover: "", location: "", desc: "" },
        },
        aliceLive,
      ],
    }),
  },
  {
    client: "web1",
    call: "StopLVB",
    as: "root_99",
    request: { userid: "alice_01" },
    answer: actionDone,
  },
  {
    client: "web1",
    call: "ForbidLive",
    as: "root_99",
    request: { userid: "alice_01", forbidflag: "1" },
    answer: actionDone,
  },
];
