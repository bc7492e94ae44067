import { type BrowserContext, expect } from "@playwright/test";
import type { PushAddress } from "@/lib/shared/models";
import { fetchList } from "./action";
import { type Publisher, type PublishOptions, publish } from "./publisher";
import { waitUntil } from "./server";

/** Makes an account whose browser this is then. */
export async function register(
  { request }: BrowserContext,
  url: string,
  userId: string,
  nickname: string,
): Promise<void> {
  const account = { userId, password: "Passw0rd8", nickname };
  await postOk({ request }, `${url}/api/account/register`, account);
}

/** Posts as the pages of this browser do. @throws Error when it is refused. */
export async function postOk<Data>(
  { request }: Pick<BrowserContext, "request">,
  url: string,
  data: object,
): Promise<Data> {
  const answer = (await (await request.post(url, { data })).json()) as { code: number; data: Data };
  expect(answer.code, `${url}: ${JSON.stringify(answer)}`).toBe(200);
  return answer.data;
}

/** What the studio gives who is signed in there: the room has this title then. */
export async function pushAddress(
  host: Pick<BrowserContext, "request">,
  url: string,
  title: string,
): Promise<PushAddress> {
  await postOk(host, `${url}/api/studio/settings`, { title });
  const { address } = await postOk<{ address: PushAddress }>(host, `${url}/api/studio/key`, {});
  return address;
}

/** Pushes to the address that the studio gives who is signed in there, until viewers see it. */
export async function goOnAir(
  host: BrowserContext,
  url: string,
  title: string,
  options?: PublishOptions,
): Promise<Publisher> {
  const lives = (await fetchList(url, 1)).length;
  const live = publish((await pushAddress(host, url, title)).url, options);
  await waitUntil(async () => (await fetchList(url, 1)).length > lives, title);
  return live;
}
