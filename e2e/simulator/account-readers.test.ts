import { describe, expect, it } from "vitest";
import type { AccountReader } from "./account-answer";
import { androidAccountReader as android } from "./android-account-reader";
import { effectOf } from "./effect-of";
import { noAnswer } from "./http-answer";
import { iosAccountReader as ios } from "./ios-account-reader";
import { jsonAnswer } from "./json-answer";

const ok = (data: unknown) => jsonAnswer({ code: 200, message: "OK", data });
const LOGIN = {
  token: "t",
  refresh_token: "r",
  expires: 86_400,
  roomservice_sign: { sdkAppID: 1400000000, userID: "alice_01", userSig: "eJw" },
  cos_info: { Bucket: "xzb", Region: "ap-guangzhou", Appid: 1250000000, SecretId: "AKID" },
};
const TAPE = {
  userid: "alice_01",
  nickname: "Alice",
  avatar: "",
  file_id: "f1",
  title: "Run",
  likecount: 1,
  viewercount: 2,
  viewer_count: 3,
  frontcover: "",
  location: "",
  play_url: "http://h/a.mp4",
  hls_play_url: "",
  create_time: "2018-08-01 08:00:00",
};
const BOTH: [string, AccountReader][] = [
  ["Android", android],
  ["iOS", ios],
];

describe.each(BOTH)("the account routes on %s", (_, reader) => {
  it("reads a login", () => {
    expect(reader.login(ok(LOGIN))).toEqual({
      token: "t",
      sdkAppId: "1400000000",
      userSig: "eJw",
    });
  });

  it("fails at every other code and without an answer", () => {
    for (const code of [498, 612, 620, 621]) {
      const answer = jsonAnswer({ code, message: "no", data: {} });
      expect(effectOf(() => reader.login(answer))).toBe("error");
      expect(effectOf(() => reader.register(answer))).toBe("error");
    }
    expect(effectOf(() => reader.register(noAnswer("timeout")))).toBe("error");
    expect(effectOf(() => reader.vodList(jsonAnswer({}, { text: "<html>" })))).toBe("error");
  });

  it("plays the HLS address of a tape, else the other one", () => {
    expect(reader.vodList(ok({ list: [TAPE] }))[0]?.url).toBe("http://h/a.mp4");
    const hls = { ...TAPE, hls_play_url: "http://h/a.m3u8" };
    expect(reader.vodList(ok({ list: [hls] }))[0]?.url).toBe("http://h/a.m3u8");
  });

  it("needs both halves of a COS signature", () => {
    expect(effectOf(() => reader.cosSign(ok({ signKey: "a", keyTime: "1;2" })))).toBeUndefined();
    expect(effectOf(() => reader.cosSign(ok({ signKey: "a" })))).toBe("error");
  });

  it("needs an array of tapes", () => {
    expect(effectOf(() => reader.vodList(ok({ list: {} })))).toBeDefined();
  });
});

describe("Android's account reader", () => {
  it.each(["roomservice_sign", "cos_info"])("crashes without %s", (name) => {
    expect(effectOf(() => android.login(ok({ ...LOGIN, [name]: undefined })))).toBe("crash");
    expect(effectOf(() => android.login(ok({ ...LOGIN, [name]: null })))).toBe("crash");
  });

  it("takes Appid as a string or a number", () => {
    const cos_info = { ...LOGIN.cos_info, Appid: "1250000000" };
    expect(effectOf(() => android.login(ok({ ...LOGIN, cos_info })))).toBeUndefined();
  });

  it("needs code and message, and data as an object", () => {
    expect(effectOf(() => android.done("/upload_room", jsonAnswer({ code: 200 })))).toBe(
      "unnoticed",
    );
    expect(effectOf(() => android.login(ok([])))).toBe("error");
  });

  it("reads viewer_count and shows null as a word", () => {
    expect(android.vodList(ok({ list: [TAPE] }))[0]?.viewercount).toBe(3);
    expect(effectOf(() => android.vodList(ok({ list: [{ ...TAPE, title: null }] })))).toBe("error");
    expect(effectOf(() => android.userInfo(ok({ nickname: null })))).toBe("error");
  });
});

describe("iOS's account reader", () => {
  it("crashes on an Appid that is a string", () => {
    const cos_info = { ...LOGIN.cos_info, Appid: "1250000000" };
    expect(effectOf(() => ios.login(ok({ ...LOGIN, cos_info })))).toBe("crash");
  });

  it("fails at the login without a token or a UserSig", () => {
    expect(effectOf(() => ios.login(ok({ ...LOGIN, token: undefined })))).toBe("error");
    expect(effectOf(() => ios.login(ok({ ...LOGIN, roomservice_sign: undefined })))).toBe("error");
  });

  it("crashes on null texts", () => {
    const profile = { userid: "a", nickname: "A", avatar: "", sex: -1, frontcover: "" };
    expect(ios.userInfo(ok(profile))).toBe("A");
    expect(effectOf(() => ios.userInfo(ok({ ...profile, avatar: null })))).toBe("crash");
    expect(effectOf(() => ios.vodList(ok({ list: [{ ...TAPE, location: null }] })))).toBe("crash");
    expect(effectOf(() => ios.userInfo(ok([])))).toBe("crash");
  });

  it("reads viewercount", () => {
    expect(ios.vodList(ok({ list: [TAPE] }))[0]?.viewercount).toBe(2);
  });
});
