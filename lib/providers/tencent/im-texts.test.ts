import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { textsIn } from "./im-texts";

const text = (Text: string) => ({ MsgType: "TIMTextElem", MsgContent: { Text } });
const custom = (data: unknown) => ({
  MsgType: "TIMCustomElem",
  MsgContent: { Data: JSON.stringify(data), Desc: "about", Ext: "more" },
});
const found = (...MsgBody: unknown[]) => textsIn({ MsgBody });

describe("what can be read in a message", () => {
  it("are all its texts, and these put together", () => {
    expect(found(text("rot"), text("ten"))).toEqual(
      expect.arrayContaining(["rot", "ten", "rotten", "rot ten"]),
    );
  });

  it("are the strings of every custom element, whoever it is for", () => {
    const data = { cmd: "zzz", data: { deep: ["a", { deeper: "b" }], param: '{"reason":"c"}' } };
    expect(found(custom(data)).sort()).toEqual(["a", "about", "b", "c", "more"]);
  });

  it("are nicknames, and numbers that apps read as text", () => {
    const said = { userAction: 1, nickName: "Nick", headPic: "https://a.example/b.png", msg: 8964 };
    expect(found(text(JSON.stringify(said))).sort()).toEqual(["8964", "Nick"]);
  });

  it("are no addresses of pictures, but words in their place", () => {
    expect(found(text('{"headPic":"https://a/word and more"}'))).toHaveLength(1);
    expect(found(text('{"headPic":"word"}'))).toEqual(["word"]);
    expect(found(text('{"nickName":"https://word.example"}'))).toHaveLength(1);
  });

  it("may be hidden in escapes and deep in JSON", () => {
    const deep = `{"x":${"[".repeat(3000)}"\\u0072otten"${"]".repeat(3000)}}`;
    expect(found(text(deep))).toEqual(["rotten"]);
    expect(found(text(JSON.stringify(JSON.stringify({ msg: "twice" }))))).toEqual(["twice"]);
  });

  it("are in elements and places that we do not know, too", () => {
    const face = { MsgType: "TIMFaceElem", MsgContent: { Index: 64, Data: "smile" } };
    expect(found(face)).toEqual(["smile"]);
    expect(textsIn({ CloudCustomData: '{"quote":"q"}' })).toEqual(["q"]);
    expect(textsIn({ MsgBody: "no list" })).toEqual(["no list"]);
    expect(textsIn({})).toEqual([]);
  });

  it("is found whatever else there is, and never fails", () => {
    const value = fc.oneof(fc.anything(), fc.json(), fc.string());
    const element = fc.record({ MsgType: value, MsgContent: fc.oneof(value, fc.object()) });
    fc.assert(
      fc.property(fc.array(fc.oneof(element, value)), fc.nat(), (others, at) => {
        const body = [...others];
        body.splice(at % (body.length + 1), 0, text("rotten"));
        expect(textsIn({ MsgBody: body })).toContain("rotten");
      }),
    );
  });
});
