import { afterEach, beforeEach, expect, it } from "vitest";
import { addTape, announceLive, beginPush } from "@/lib/services/live-fixture";
import { openTestServices, type TestServices } from "@/lib/services/services-fixture";
import { answerOembed } from "./oembed-routes";

let services: TestServices;
beforeEach(async () => {
  services = openTestServices({ PUBLIC_URL: "https://live.example" });
  await announceLive(services, "alice_01", { title: 'Run "now" <b>', nickname: "Alice" });
  await beginPush(services, "alice_01");
});
afterEach(() => services.close());

async function ask(query: Record<string, string>) {
  const url = `https://live.example/oembed?${new URLSearchParams(query)}`;
  const response = answerOembed(services, new Request(url));
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

it("offers a frame of a room, whose title stays in its attribute", async () => {
  const { status, body } = await ask({ url: "https://live.example/live/alice_01" });
  expect(status).toBe(200);
  expect(body).toMatchObject({
    ...{ version: "1.0", type: "video", title: 'Run "now" <b>', author_name: "Alice" },
    ...{ author_url: "https://live.example/u/alice_01", provider_url: "https://live.example" },
    ...{ width: 640, height: 360 },
  });
  expect(body.html).toContain('src="https://live.example/embed/alice_01"');
  expect(body.html).toContain('title="Run &quot;now&quot; &lt;b&gt;" width="640" height="360"');
});

it("offers one of a recording", async () => {
  await addTape(services, "alice_01", "file-1");
  const { body } = await ask({ url: "https://live.example/vod/file-1" });
  expect(body.html).toContain('src="https://live.example/embed/vod/file-1"');
});

it.each([
  [{ maxwidth: "320" }, { width: 320, height: 180 }],
  [{ maxheight: "180" }, { width: 320, height: 180 }],
  [{ maxwidth: "10" }, { width: 200, height: 112 }],
  [{ maxwidth: "99999" }, { width: 640, height: 360 }],
  [{ maxwidth: "wide" }, { width: 640, height: 360 }],
])("keeps to %j", async (bounds, size) => {
  const { body } = await ask({ url: "https://live.example/live/alice_01", ...bounds });
  expect(body).toMatchObject(size);
});

it.each([
  [{ url: "https://live.example/live/nobody" }, 404],
  [{ url: "https://live.example/studio" }, 404],
  [{ url: "https://live.example/live/%E0%A4" }, 404],
  [{ url: "https://other.example/live/alice_01" }, 404],
  [{ url: "alice_01" }, 404],
  [{}, 400],
  [{ url: "https://live.example/live/alice_01", format: "xml" }, 501],
])("answers %j with %i", async (query, status) => {
  expect((await ask(query as Record<string, string>)).status).toBe(status);
});
