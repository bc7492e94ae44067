import { describe, expect, it } from "vitest";
import { cleanText, cutText } from "./clean-text";
import { cutToBytes } from "./cut-to-bytes";

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

describe("words from right to left", () => {
  it.each([
    ["Arabic", "بث مباشر: أمسية طويلة (٢٠٢٦)"],
    ["Arabic with its marks", "السَّلامُ عَلَيْكُم"],
    ["Hebrew", "שידור חי מירושלים – ערב ארוך!"],
    ["Hebrew with its points", "שָׁלוֹם"],
    ["Persian, whose letters a joiner parts", "می\u200cخواهم ببینم"],
    ["Urdu", "براہِ راست نشریات"],
    ["both directions", "פרק 3: C++\u200e, מבוא"],
    ["a mark that puts a full stop in its place", "Mini LVB\u200f. שלום"],
    ["an Arabic letter mark", "\u061c12:30 بث"],
  ])("stay as they were written: %s", (_what, words) => {
    expect(cleanText(words)).toBe(words);
  });

  it.each([
    ["as apps put them around a name", "\u2068דנה\u2069 שלום", "דנה שלום"],
    ["as Android wraps a name", "\u202bعمر\u202c: مرحبا", "عمر: مرحبا"],
    ["never closed", "שלום \u2067abc", "שלום abc"],
    ["closed twice", "שלום\u2069\u202c abc", "שלום abc"],
    ["a file that seems to be another", "photo\u202egnp.exe", "photognp.exe"],
  ])("lose what turns direction, and no letter: %s", (_what, value, kept) => {
    expect(cleanText(value)).toBe(kept);
  });

  it("are left in balance wherever they are cut", () => {
    const words = cleanText("\u2067שלום\u2069 \u202aabc\u202c \u2068مرحبا\u2069");
    const turns = /[\u202a-\u202e\u2066-\u2069]/;
    for (let length = 0; length <= words.length; length += 1) {
      expect(cutText(words, length)).not.toMatch(turns);
      expect(cutToBytes(words, length)).not.toMatch(turns);
    }
  });
});
