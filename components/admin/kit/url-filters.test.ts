import { describe, expect, it } from "vitest";
import { changedQuery, filterQuery, readFilters } from "./url-filters";

const names = ["q", "state", "cursor"] as const;
const changed = (query: string, change: Record<string, string>) =>
  changedQuery(new URLSearchParams(query), change).toString();

describe("the filters in the address", () => {
  it("are read by name, and empty where nothing is set", () => {
    const query = new URLSearchParams("q=chess&other=1");
    expect(readFilters(names, query)).toEqual({ q: "chess", state: "", cursor: "" });
  });

  it("leave out what is empty and keep what is not theirs", () => {
    expect(changed("q=chess&tab=2", { q: "", state: "hidden" })).toBe("tab=2&state=hidden");
  });

  it("begin at the newest again when one of them changes", () => {
    expect(changed("q=chess&cursor=abc", { state: "hidden" })).toBe("q=chess&state=hidden");
  });

  it("keep the place in the list when it is what changes", () => {
    expect(changed("q=chess&cursor=abc", { cursor: "def" })).toBe("q=chess&cursor=def");
  });

  it("go to the server in one order, whatever that of the address", () => {
    const query = new URLSearchParams("cursor=x&state=a%26b&q=%E8%B1%A1%E6%A3%8B");
    expect(filterQuery(readFilters(names, query))).toBe(
      "q=%E8%B1%A1%E6%A3%8B&state=a%26b&cursor=x",
    );
  });
});
