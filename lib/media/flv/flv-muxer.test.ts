import { expect, it } from "vitest";
import { flvHeader, flvTagBytes } from "./flv-muxer";

const frame = { type: 9, payload: Buffer.from("1701", "hex"), key: true, header: false } as const;

it("begins with the header for audio and video and an empty previous tag", () => {
  expect(flvHeader().toString("hex")).toBe("464c560105000000090000" + "0000");
});

it("puts the upper byte of a timestamp last and the tag's size after the payload", () => {
  expect(flvTagBytes({ ...frame, timestampMs: 0x12345678 }).toString("hex")).toBe(
    "09" + "000002" + "345678" + "12" + "000000" + "1701" + "0000000d",
  );
});

it("wraps timestamps past 32 bits and keeps those before zero at zero", () => {
  const timestamp = (timestampMs: number): string =>
    flvTagBytes({ ...frame, timestampMs }).toString("hex", 4, 8);
  expect(timestamp(2 ** 32 + 5)).toBe("00000500");
  expect(timestamp(-3)).toBe("00000000");
});
