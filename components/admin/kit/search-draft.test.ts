import { describe, expect, it } from "vitest";
import { beginDraft, hearAddress, isSent, type SearchDraft, sendDraft } from "./search-draft";

const typing = (draft: SearchDraft, typed: string) => ({ ...draft, typed });

describe("what stands in a search field", () => {
  it("stays as it was typed when its own search comes back by the address", () => {
    const sent = sendDraft(typing(beginDraft(""), "chess "));
    expect(sent.sent).toEqual(["chess"]);
    expect(hearAddress(sent, "chess")).toEqual({ typed: "chess ", seen: "chess", sent: [] });
  });

  it("is not undone by an earlier search that comes back late", () => {
    const first = sendDraft(typing(beginDraft(""), "che"));
    const second = sendDraft(typing(first, "chess"));
    const late = hearAddress(second, "che");
    expect(late.typed).toBe("chess");
    expect(hearAddress(late, "chess")).toMatchObject({ typed: "chess", sent: [] });
  });

  it("gives way to what comes from elsewhere, such as clearing all filters", () => {
    const sent = hearAddress(sendDraft(typing(beginDraft(""), "chess")), "chess");
    expect(hearAddress(sent, "")).toEqual(beginDraft(""));
  });

  it("is searched for once, and not for blanks around it", () => {
    const sent = sendDraft(typing(beginDraft(""), "chess"));
    expect(isSent(typing(sent, " chess "))).toBe(true);
    expect(sendDraft(sent)).toBe(sent);
    expect(isSent(typing(sent, "chess 2"))).toBe(false);
  });
});
