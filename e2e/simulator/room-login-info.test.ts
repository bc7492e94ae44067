import { expect, it } from "vitest";
import { effectOf } from "./effect-of";
import { noAnswer } from "./http-answer";
import { jsonAnswer } from "./json-answer";
import { readLoginInfo } from "./room-login-info";

const INFO = { userID: "user_1", sdkAppID: 1400000000, accType: "0", userSig: "eJw" };

it("becomes the query of the login", () => {
  expect(readLoginInfo(jsonAnswer(INFO))).toEqual({
    sdkAppID: "1400000000",
    accountType: "0",
    userID: "user_1",
    userSig: "eJw",
  });
});

it.each(["userID", "sdkAppID", "accType", "userSig"])("is of no use without %s", (name) => {
  expect(effectOf(() => readLoginInfo(jsonAnswer({ ...INFO, [name]: undefined })))).toBe("error");
});

it("is of no use when it does not come", () => {
  expect(effectOf(() => readLoginInfo(noAnswer("timeout")))).toBe("error");
  expect(effectOf(() => readLoginInfo(jsonAnswer([])))).toBe("error");
});
