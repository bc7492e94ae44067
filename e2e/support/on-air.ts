import { type BrowserContext, expect } from "@playwright/test";
import type { PushAddress } from "@/lib/shared/models";
import type { OwnTape } from "@/lib/shared/own-tape";
import type { StudioView } from "@/lib/shared/studio";
import { fetchList } from "./action";
import { type Publisher, type PublishOptions, publish } from "./publisher";
import { waitUntil } from "./server";

/** What opens every account that the tests make. */
export const password = "Passw0rd8";

/** Whoever is signed in in a browser, asked by his requests alone. */
type Host = Pick<BrowserContext, "request">;

/** Makes an account whose browser this is then. */
export async function register(
  host: Host,
  url: string,
  userId: string,
  nickname = "",
): Promise<void> {
  await postOk(host, `${url}/api/account/register`, { userId, password, nickname });
}

/** Posts as the pages of this browser do. @throws Error when it is refused. */
export async function postOk<Data>({ request }: Host, url: string, data: object): Promise<Data> {
  const answer = (await (await request.post(url, { data })).json()) as { code: number; data: Data };
  expect(answer.code, `${url}: ${JSON.stringify(answer)}`).toBe(200);
  return answer.data;
}

async function getData<Data>({ request }: Host, url: string): Promise<Data> {
  return ((await (await request.get(url)).json()) as { data: Data }).data;
}

/** What the studio of who is signed in there knows. */
export async function studioOf(host: Host, url: string): Promise<StudioView> {
  return (await getData<{ studio: StudioView }>(host, `${url}/api/studio`)).studio;
}

/** The newest recordings of who is signed in there, as the studio lists them. */
export async function recordingsOf(host: Host, url: string): Promise<readonly OwnTape[]> {
  interface Recordings {
    readonly recordings: { readonly items: readonly OwnTape[] };
  }
  return (await getData<Recordings>(host, `${url}/api/recordings`)).recordings.items;
}

/** The push address that the studio gives who is signed in there. */
export async function keyOf(host: Host, url: string): Promise<PushAddress> {
  return (await postOk<{ address: PushAddress }>(host, `${url}/api/studio/key`, {})).address;
}

/** What the studio gives who is signed in there: the room has this title then. */
export async function pushAddress(host: Host, url: string, title: string): Promise<PushAddress> {
  await postOk(host, `${url}/api/studio/settings`, { title });
  return keyOf(host, url);
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
