import fc from "fast-check";
import { expect, it } from "vitest";
import { isWithinSite, parseEmbedSite } from "./embed-site";

it.each([
  ["https://blog.example", "https://blog.example"],
  [" HTTPS://Blog.Example/ ", "https://blog.example"],
  ["https://blog.example:443", "https://blog.example"],
  ["http://blog.example:80", "http://blog.example"],
  ["https://blog.example:8443", "https://blog.example:8443"],
  ["http://localhost:4000", "http://localhost:4000"],
  ["https://*.school.example", "https://*.school.example"],
])("takes %s for a site", (text, site) => {
  expect(parseEmbedSite(text)).toBe(site);
});

it.each([
  "",
  "*",
  "blog.example",
  "https://",
  "https://*.com",
  "https://*",
  "https://blog.example/path",
  "https://blog.example?x=1",
  "https://user@blog.example",
  "https://-blog.example",
  "https://blog..example",
  "https://blog.example:0",
  "https://blog.example:99999",
  "ftp://blog.example",
  "javascript:alert(1)",
  "https://blog.example; script-src *",
  "https://blog.example\r\nX-Evil: 1",
  "'self'",
])("takes %j for none", (text) => {
  expect(parseEmbedSite(text)).toBeNull();
});

it("never lets anything through that ends a directive or a header", () => {
  const nasty = fc.array(
    fc.constantFrom(
      "https://",
      "a.example",
      ";",
      ",",
      " ",
      "\r",
      "\n",
      "'",
      '"',
      "*.",
      ":80",
      "/",
      "é",
    ),
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        nasty.map((parts) => parts.join("")),
      ),
      (text) => {
        const site = parseEmbedSite(text);
        if (site === null) return;
        expect(site).toMatch(/^https?:\/\/(\*\.)?[a-z0-9.-]+(:\d+)?$/);
        expect(parseEmbedSite(site)).toBe(site);
      },
    ),
  );
});

it.each([
  ["https://a.example", "https://a.example", true],
  ["https://x.a.example", "https://*.a.example", true],
  ["https://*.x.a.example", "https://*.a.example", true],
  ["https://a.example", "https://*.a.example", false],
  ["https://*.a.example", "https://x.a.example", false],
  ["http://x.a.example", "https://*.a.example", false],
  ["https://xa.example", "https://*.a.example", false],
  ["https://x.a.example:8443", "https://*.a.example", false],
])("knows whether %s is within %s: %s", (site, outer, within) => {
  expect(isWithinSite(site, outer)).toBe(within);
});
