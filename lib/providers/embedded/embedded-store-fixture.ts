import { readdirSync } from "node:fs";
import { connect } from "node:net";
import { incomingKeyOf, newPictureKey } from "../picture-key";
import type { openEmbeddedStore } from "../storage-fixture";

/** A picture store on 127.0.0.1 and the folder behind it. */
export type EmbeddedStore = Awaited<ReturnType<typeof openEmbeddedStore>>;

/** A ticket of alice_01. */
export function ask(
  store: EmbeddedStore,
  contentType: "image/png" | "image/jpeg" | "image/gif" = "image/png",
) {
  const picture = newPictureKey("alice_01", contentType);
  const key = incomingKeyOf(picture);
  const expiresAtMs = store.now() + 60_000;
  const request = { key, contentType, maxBytes: 100_000, expiresAtMs };
  return { key, picture, form: store.storage.uploadForm(request, store.origin) };
}

/** What a confirmation does with an upload that it finds good. @returns its public address */
export async function keep(
  { storage, origin }: EmbeddedStore,
  { key, picture }: ReturnType<typeof ask>,
): Promise<string> {
  const { contentType = "", version = "" } = (await storage.inspect(key)) ?? {};
  if (!(await storage.keep({ from: key, to: picture, contentType, version }))) {
    throw new Error("what was uploaded is not there any more");
  }
  return storage.pictureUrl(picture, origin);
}

/** Every file below the folder, unfinished ones among them. */
export function filesOf(store: EmbeddedStore): string[] {
  const entries = readdirSync(store.dataDir, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
}

/** The answer's head and body, without the address being tidied on the way. */
export function rawGet(store: EmbeddedStore, target: string): Promise<string> {
  return raw(store, `GET ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
}

/** A head and the beginning of a body; the answer may come before the rest. */
export function rawPost(
  store: EmbeddedStore,
  url: string,
  header: string,
  body: string,
): Promise<string> {
  const { pathname, search } = new URL(url);
  const type = "Content-Type: multipart/form-data; boundary=x";
  return raw(
    store,
    `POST ${pathname}${search} HTTP/1.1\r\nHost: x\r\n${type}\r\n${header}\r\n\r\n${body}`,
  );
}

function raw(store: EmbeddedStore, request: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(store.origin).port), "127.0.0.1", () =>
      socket.write(request),
    );
    socket.once("data", (chunk) => {
      resolve(chunk.toString());
      socket.destroy();
    });
    socket.once("error", reject);
    socket.once("close", () => resolve(""));
  });
}
