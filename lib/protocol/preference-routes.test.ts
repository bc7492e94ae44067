import { afterEach, beforeEach, expect, it } from "vitest";
import { openTestServices, type TestServices } from "@/lib/services/services-fixture";
import { answerPreference } from "./preference-routes";
import { origin } from "./wire-fixture";

let services: TestServices;
beforeEach(() => {
  services = openTestServices();
});
afterEach(() => services.close());

async function choose(fields: Record<string, string>, headers: Record<string, string> = {}) {
  const body = new URLSearchParams(fields);
  const url = `${origin}/api/preferences`;
  const request = new Request(url, { method: "POST", body, headers });
  const answer = await answerPreference(services, request);
  const cookies = answer.headers.getSetCookie();
  return { status: answer.status, location: answer.headers.get("location"), cookies };
}

it("remembers a language and a look for a year and leads back to the page with its query", async () => {
  const referer = `${origin}/vod/tape-1?t=30`;
  expect(await choose({ locale: "zh-CN" }, { referer })).toEqual({
    status: 303,
    location: "/vod/tape-1?t=30",
    cookies: ["mlvb_locale=zh-CN; Path=/; Max-Age=31536000; SameSite=Lax"],
  });
  expect((await choose({ theme: "dark" }, { referer })).cookies).toEqual([
    "mlvb_theme=dark; Path=/; Max-Age=31536000; SameSite=Lax",
  ]);
});

it("forgets the look that the system is to choose again", async () => {
  const { cookies } = await choose({ theme: "system" });
  expect(cookies).toEqual(["mlvb_theme=system; Path=/; Max-Age=0; SameSite=Lax"]);
});

it.each([
  ["theme", "pink"],
  ["locale", "xx"],
  ["session", "dark"],
  ["theme", "dark; Domain=x"],
])("takes %s=%s for no choice", async (name, value) => {
  expect((await choose({ [name]: value })).cookies).toEqual([]);
});

it("changes nothing when another site sends the form", async () => {
  const answer = await choose({ theme: "dark" }, { origin: "https://evil.example" });
  expect(answer).toEqual({ status: 303, location: "/", cookies: [] });
});

it.each(["", "nonsense", `${origin}//evil.example/x`, `${origin}/\\evil.example`])(
  "leads to no other site by the Referer %j",
  async (referer) => {
    const { location } = await choose({ theme: "dark" }, referer ? { referer } : {});
    expect(location === "/" || location?.startsWith("/") === true).toBe(true);
    expect(location).not.toMatch(/^\/[/\\]/);
  },
);
