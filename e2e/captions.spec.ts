import { expect, test } from "@playwright/test";
import { fetchList, requestPushUrl } from "./support/action";
import { publishWithCaptions } from "./support/captioned-publisher";
import { expectPlaying } from "./support/playback";
import { type RunningServer, startServer, waitUntil } from "./support/server";

let server: RunningServer;
let live: ReturnType<typeof publishWithCaptions>;
test.beforeAll(async () => {
  server = await startServer();
  const pushUrl = await requestPushUrl(server.url, "captions_01", "With captions");
  live = publishWithCaptions(pushUrl, ["Good evening", "This is the news"]);
  await waitUntil(async () => (await fetchList(server.url, 1)).length === 1, "the live");
});
test.afterAll(async () => {
  await live.stop();
  await server.stop();
});
test.use({ locale: "en-US" });

test("captions that come with the picture of a live can be read when asked for", async ({
  page,
}) => {
  await page.goto(`${server.url}/live/captions_01`);
  await expectPlaying(page);
  const captions = page.getByRole("button", { name: "Captions" });
  await expect(captions).toHaveAttribute("aria-pressed", "false");
  await page.keyboard.press("c");
  await expect(captions).toHaveAttribute("aria-pressed", "true");
  const seen = () =>
    page.evaluate(() => {
      const video = document.querySelector<HTMLVideoElement>("video[data-player]");
      const shown = [...(video?.textTracks ?? [])].filter(({ mode }) => mode === "showing");
      return shown
        .flatMap(({ activeCues }) => [...(activeCues ?? [])])
        .map((cue) => (cue instanceof VTTCue ? cue.text.trim() : ""));
    });
  await expect.poll(seen).toContain("Good evening");
  await expect.poll(seen).toContain("This is the news");
});
