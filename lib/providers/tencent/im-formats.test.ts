import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseJsonObject } from "@/lib/shared/parse-json-object";
import type { RoomMessage } from "../im-provider";
import { messagesFor } from "./im-formats";
import { parsePhoneMessage } from "./im-incoming";

const message: RoomMessage = {
  kind: "danmaku",
  userId: "bob_02",
  nickname: "Bob",
  avatarUrl: "http://a/b.png",
  text: "hi",
};

describe("messages for phones", () => {
  it("are the first generation's JSON in a text element", () => {
    expect(messagesFor({ ...message, kind: "like", text: "" }, [1])).toEqual([
      [
        {
          MsgType: "TIMTextElem",
          MsgContent: {
            Text: '{"userAction":4,"userId":"bob_02","nickName":"Bob","headPic":"http://a/b.png","msg":""}',
          },
        },
      ],
    ]);
  });

  it("are the second generation's command with its number as text", () => {
    const [elements] = messagesFor(message, [2]);
    expect(parseJsonObject(elements?.[0]?.MsgContent.Data ?? "")).toEqual({
      cmd: "CustomCmdMsg",
      data: { userName: "Bob", userAvatar: "http://a/b.png", cmd: "5", msg: "hi" },
    });
  });

  it.each([
    { generations: [] as const, texts: 1, others: 2 },
    { generations: [1] as const, texts: 1, others: 1 },
    { generations: [2] as const, texts: 1, others: 1 },
    { generations: [1, 2] as const, texts: 1, others: 2 },
  ])("are as few as $generations can read", ({ generations, texts, others }) => {
    expect(messagesFor({ ...message, kind: "text" }, generations)).toHaveLength(texts);
    expect(messagesFor(message, generations)).toHaveLength(others);
  });

  it("read back as what was said, in both generations", () => {
    const kind = fc.constantFrom("text", "danmaku", "like", "enter", "exit");
    const words = fc.string({ unit: "grapheme" });
    fc.assert(
      fc.property(kind, words, words, fc.constantFrom(1, 2), (it, nickname, text, generation) => {
        const said: RoomMessage = { ...message, kind: it, nickname, text };
        const [elements] = messagesFor(said, [generation]);
        const { avatarUrl } = message;
        const wordless = it !== "text" && it !== "danmaku" && text.trim() === "";
        const heard = { generation, kind: it, nickname, avatarUrl, text, wordless };
        expect(parsePhoneMessage(elements)).toEqual(heard);
      }),
    );
  });
});

describe("messages of phones", () => {
  const text = (Text: string) => [{ MsgType: "TIMTextElem", MsgContent: { Text } }];
  const custom = (data: unknown) => ({
    MsgType: "TIMCustomElem",
    MsgContent: { Data: JSON.stringify(data), Desc: "", Ext: "" },
  });

  it("may be plain text", () => {
    expect(parsePhoneMessage(text("just words"))).toMatchObject({ kind: "text", generation: null });
    expect(parsePhoneMessage(text('{"no":"action"}'))).toMatchObject({ text: '{"no":"action"}' });
    const two = [...text("just"), ...text("words")];
    expect(parsePhoneMessage(two)).toMatchObject({ text: "just words" });
  });

  it("may have the sender beside the data, as one iOS version did", () => {
    const beside = { cmd: "CustomCmdMsg", userName: "Io", userAvatar: "u", data: { cmd: "4" } };
    expect(parsePhoneMessage([custom(beside)])).toMatchObject({ kind: "like", nickname: "Io" });
  });

  it("that are no conversation are none", () => {
    expect(parsePhoneMessage(text('{"userAction":10001,"userId":"x"}'))).toBeNull();
    expect(parsePhoneMessage([custom({ cmd: "notifyPusherChange", data: "" })])).toBeNull();
    expect(parsePhoneMessage([custom({ cmd: "pk", data: {} }), ...text("x")])).toBeNull();
    expect(parsePhoneMessage([])).toBeNull();
    expect(parsePhoneMessage(undefined)).toBeNull();
  });

  it("never make the reader fail, whatever they are", () => {
    const element = fc.record({
      MsgType: fc.constantFrom("TIMTextElem", "TIMCustomElem", "TIMFaceElem", 7),
      MsgContent: fc.oneof(
        fc.anything(),
        fc.record({ Text: fc.oneof(fc.json(), fc.string(), fc.anything()) }),
        fc.record({ Data: fc.oneof(fc.json(), fc.string(), fc.anything()) }),
      ),
    });
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.array(element)), (body) => {
        const heard = parsePhoneMessage(body);
        if (heard) for (const it of [heard.nickname, heard.text]) expect(typeof it).toBe("string");
      }),
    );
  });
});
