import { expect, test } from "@playwright/test";
import { ImPhone } from "./cloud-sim/im/im-phone";
import { fetchList, requestPushUrl } from "./support/action";
import { register } from "./support/on-air";
import { pressEnter } from "./support/press-enter";
import { publish } from "./support/publisher";
import { type RunningServer, startServer, waitUntil } from "./support/server";

let server: RunningServer;
test.beforeAll(async () => {
  server = await startServer();
});
test.afterAll(async () => {
  expect(await server.stop()).toBe(0);
});

/** An app of that generation in somebody's hand, with the UserSig that this server gives him. */
async function phoneOf(generation: 1 | 2, nickname: string): Promise<ImPhone> {
  const login = await fetch(`${server.url}/weapp/utils/get_login_info`);
  const info = (await login.json()) as { userID: string; userSig: string };
  const { cloud } = server;
  if (!cloud) throw new Error("This test is for Tencent mode.");
  return new ImPhone(await cloud.im.login(info.userID, info.userSig), { generation, nickname });
}

const said = (phone: ImPhone) =>
  phone.screen
    .filter(({ own, kind }) => !own && kind !== "enter" && kind !== "exit")
    .map(({ text, kind }) => `${kind}: ${text}`);

const entered = (phone: ImPhone) =>
  phone.screen.filter(({ kind }) => kind === "enter").map(({ nickname }) => nickname);

test("a browser and phones of both generations have one conversation, without echo or repetition", async ({
  page,
}) => {
  const publisher = publish(await requestPushUrl(server.url, "talk_01", "Talk"));
  await waitUntil(async () => (await fetchList(server.url, 1)).length === 1, "the live");
  const groupId = (await fetchList(server.url, 1))[0]?.groupid ?? "";
  await waitUntil(() => server.cloud?.im.groups.has(groupId) ?? false, "the chat group");

  await register(page, server.url, "web_01", "Web");
  const [first, second] = [await phoneOf(1, "First"), await phoneOf(2, "Second")];
  await first.enter(groupId);
  await second.enter(groupId);
  await page.goto(`${server.url}/live/talk_01`);
  const log = page.getByRole("log");
  await expect(log).toBeVisible();
  await first.say("hello from the first");
  await second.say("hello from the second");
  await second.danmaku("across the picture");
  await first.like();
  for (const text of ["hello from the first", "hello from the second", "across the picture"]) {
    await expect(log.getByText(text)).toHaveCount(1);
  }
  await page.getByRole("textbox", { name: "Your message" }).fill("hello from the web");
  await pressEnter(page.getByRole("textbox", { name: "Your message" }));
  await expect(log.getByText("hello from the web")).toHaveCount(1);
  for (const phone of [first, second]) await expect.poll(() => entered(phone)).toContain("Web");
  // The first generation shows what it does not know as plain text, once.
  await expect.poll(() => said(first).filter((it) => it.includes("the web"))).toHaveLength(1);
  await expect.poll(() => said(second)).toContain("text: hello from the web");
  expect(said(second).filter((it) => it.includes("the web"))).toHaveLength(1);
  expect(said(first).filter((it) => it.includes("from the first"))).toEqual([]);
  await expect(log.getByText("hello from the web")).toHaveCount(1);

  await publisher.stop();
  await waitUntil(async () => (await fetchList(server.url, 2)).length === 1, "the recording");
  const tape = (await fetchList(server.url, 2))[0]?.fileid ?? "";
  const answer = await page.request.get(`${server.url}/api/tapes/${tape}/chat?from=0`);
  const { messages } = ((await answer.json()) as { data: { messages: { text: string }[] } }).data;
  expect(messages.map(({ text }) => text).sort()).toEqual([
    "across the picture",
    "hello from the first",
    "hello from the second",
    "hello from the web",
  ]);
  await expect.poll(() => first.endedGroups.has(groupId), { timeout: 30_000 }).toBe(true);
  await first.close();
  await second.close();
});
