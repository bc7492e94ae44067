import { expect, it } from "vitest";
import { effectOf } from "./effect-of";
import { checkLive, checkTape } from "./listed-item-check";

const LIVE = {
  userid: "alice_01",
  groupid: "@TGS#a1",
  fileid: "",
  title: "Run",
  type: 0,
  viewercount: 0,
  likecount: 0,
  playurl: "http://h/a.flv",
  hlsPlayUrl: "http://h/a.m3u8",
};
const TAPE = { ...LIVE, type: 1, fileid: "f1", groupid: "" };
const announced = { groupid: "@TGS#a1", title: "Run" };

it("takes a live as it was announced", () => {
  expect(checkLive(LIVE, announced)).toBe(LIVE);
});

it("throws the viewer out of another IM group", () => {
  expect(effectOf(() => checkLive({ ...LIVE, groupid: "" }, announced))).toBe("thrown out");
});

it("sees a wrong title and a wrong type", () => {
  expect(effectOf(() => checkLive({ ...LIVE, title: "" }, announced))).toBe("unnoticed");
  expect(effectOf(() => checkLive({ ...LIVE, type: 1 }, announced))).toBe("error");
});

it("takes a tape with a fileid, which becomes its group", () => {
  expect(checkTape(TAPE, "Run")).toBe(TAPE);
  expect(effectOf(() => checkTape({ ...TAPE, fileid: "" }, "Run"))).toBe("error");
  expect(effectOf(() => checkTape({ ...TAPE, type: 0 }, "Run"))).toBe("error");
});
