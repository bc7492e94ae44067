import { describe, expect, it } from "vitest";
import { AccountBody } from "./account-body";

const USER = {
  userid: "alice_01",
  password: "Passw0rd8",
  profile: { nickname: "Alice", headpic: null, frontcover: null, location: null },
};
const now = () => 1533081600123.25;
const android = new AccountBody("android", now);
const ios = new AccountBody("ios", now);

it("never sends the password itself", () => {
  expect(android.credentials(USER)).toBe(
    '{"userid":"alice_01","password":"32780361651a9646098175c678095775"}',
  );
});

describe("on Android", () => {
  it("signs whole seconds for ten of them", () => {
    expect(android.getUserInfo("alice_01")).toBe(
      '{"userid":"alice_01","timestamp":1533081600,"expires":10}',
    );
  });

  it("asks for tapes once, with a string for the index", () => {
    expect(JSON.parse(android.getVodList("alice_01"))).toMatchObject({ index: "0", count: 200 });
  });

  it("names the user twice and writes camel case in /upload_room", () => {
    expect(android.uploadRoom("alice_01", "Run", "http://c/1", "Shenzhen")).toBe(
      '{"userid":"alice_01","timestamp":1533081600,"expires":10,"userId":"alice_01",' +
        '"title":"Run","frontCover":"http:\\/\\/c\\/1","location":"Shenzhen"}',
    );
  });
});

describe("on iOS", () => {
  it("sends milliseconds with a fraction for a day", () => {
    expect(JSON.parse(ios.getCosSign("alice_01"))).toEqual({
      userid: "alice_01",
      timestamp: 1533081600123.25,
      expires: 86_400,
    });
  });

  it("asks for all tapes up to its page, with numbers", () => {
    expect(JSON.parse(ios.getVodList("alice_01", 2))).toMatchObject({ index: 0, count: 40 });
  });

  it("sends /upload_room without a time", () => {
    expect(ios.uploadRoom("alice_01", "Run", "", "Shenzhen")).toBe(
      '{"userid":"alice_01","title":"Run","frontcover":"","location":"Shenzhen"}',
    );
  });

  it("sends the whole profile", () => {
    expect(JSON.parse(ios.uploadUserInfo("alice_01", "Alice", ""))).toMatchObject({
      nickname: "Alice",
      avatar: "",
      sex: 0,
      frontcover: "",
    });
  });
});
