import { expect, it } from "vitest";
import { cleanText } from "./clean-text";

it.each([
  ["  hello\u0000 there ", "hello there"],
  ["csi\u009b31m \u0085", "csi31m"],
  ["two\nlines", "two\nlines"],
  ["\u200b \u2060", ""],
  ["evil\u202egpj.exe", "evilgpj.exe"],
  ["\u2067name\u2069", "name"],
  ["👩\u200d👩\u200d👧 family", "👩\u200d👩\u200d👧 family"],
  ["\ud800broken", "\ufffdbroken"],
])("keeps of %j what can be read: %j", (value, kept) => {
  expect(cleanText(value)).toBe(kept);
});
