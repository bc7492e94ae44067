import { expect, it } from "vitest";
import { localeWishHeader, passEmbedWishes, themeWishHeader } from "./embed-wishes";

function wishes(url: string, headers: Record<string, string> = {}) {
  const req = { url, headers };
  passEmbedWishes(req);
  return [req.headers[themeWishHeader], req.headers[localeWishHeader]];
}

it("hands on what the address of a frame asks for", () => {
  expect(wishes("/embed/alice_01?theme=dark&lang=zh-CN")).toEqual(["dark", "zh-CN"]);
  expect(wishes("/embed/vod/f1?lang=en")).toEqual([undefined, "en"]);
});

it("believes no header of a client, and no other page", () => {
  const own = { [themeWishHeader]: "dark", [localeWishHeader]: "en" };
  for (const url of ["/", "/embed/alice_01", "/live/alice_01?theme=dark&lang=en"]) {
    expect(wishes(url, { ...own })).toEqual([undefined, undefined]);
  }
});
