import { describe, expect, it } from "vitest";
import { type AmfValue, decodeAmf0, encodeAmf0, isAmfObject, lengthOfFirstValue } from "./amf0";
import { RtmpProtocolError } from "./protocol-error";

const bytes = (hex: string): Buffer => Buffer.from(hex.replaceAll(" ", ""), "hex");

describe("AMF0", () => {
  it("reads back what it wrote", () => {
    const values: AmfValue[] = [
      "connect",
      1,
      { app: "live", flag: true, none: null, inner: { n: -2.5 }, ä: "日本" },
      null,
      undefined,
      false,
    ];
    expect(decodeAmf0(encodeAmf0(...values))).toEqual(values);
  });

  it("reads arrays, dates, long strings and typed objects", () => {
    const hex = [
      "08 00000063 0001 61 00 3ff0000000000000 0000 09",
      "0a 00000002 05 0101",
      "0b 42614ac100000000 0000",
      "0c 00000002 6869",
      "10 0001 54 0001 61 0100 0000 09",
      "0d",
      "0f 00000001 78",
    ].join("");
    expect(decodeAmf0(bytes(hex))).toEqual([
      { a: 1 },
      [null, true],
      new Date(bytes("42614ac100000000").readDoubleBE(0)),
      "hi",
      { a: false },
      undefined,
      "x",
    ]);
  });

  it("reads no further than it is asked to", () => {
    const payload = Buffer.concat([encodeAmf0("onCaption"), bytes("11 ff ff")]);
    expect(decodeAmf0(payload, 1)).toEqual(["onCaption"]);
    expect(lengthOfFirstValue(payload)).toBe(12);
    expect(() => decodeAmf0(payload)).toThrow(RtmpProtocolError);
  });

  it("takes __proto__ for a key like any other", () => {
    const [object] = decodeAmf0(bytes("03 0009 5f5f70726f746f5f5f 0101 0000 09"));
    expect(isAmfObject(object) && Object.keys(object)).toEqual(["__proto__"]);
  });

  it("refuses every truncation inside a value", () => {
    const whole = encodeAmf0({ text: "abc", number: 1, inner: { flag: true } });
    for (let length = 1; length < whole.length; length += 1) {
      expect(() => decodeAmf0(whole.subarray(0, length))).toThrow(RtmpProtocolError);
    }
  });

  it("refuses deep nesting, huge arrays, too many values and unknown types", () => {
    expect(() => decodeAmf0(bytes("03 0001 61".repeat(20)))).toThrow("nested");
    expect(() => decodeAmf0(bytes("0a ffffffff"))).toThrow("too long");
    const many = `0a 00000400 ${"05".repeat(1024)}`;
    expect(() => decodeAmf0(bytes(many + many))).toThrow("too many");
    expect(() => decodeAmf0(bytes("11"))).toThrow("not known");
  });
});
