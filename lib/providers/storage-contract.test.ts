import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { jpegHead, pngPicture } from "./picture-fixture";
import { incomingKeyOf, newPictureKey } from "./picture-key";
import { openCosStore, openEmbeddedStore, type TestStore, upload } from "./storage-fixture";
import type { UploadForm } from "./storage-provider";

/** What both stores must do alike: browsers and services do not know which one they talk to. */
describe.each([
  ["the data folder", openEmbeddedStore],
  ["a COS bucket", openCosStore],
])("pictures in %s", (_name, open) => {
  let store: TestStore;
  beforeAll(async () => {
    store = await open();
  });
  afterAll(() => store.close());

  const contentType = "image/png";
  function ask(change: Partial<{ contentType: string; maxBytes: number }> = {}) {
    const picture = newPictureKey("alice_01", "image/png");
    const key = incomingKeyOf(picture);
    const expiresAtMs = store.now() + 60_000;
    const request = { key, contentType, maxBytes: 100_000, expiresAtMs, ...change };
    return { key, picture, form: store.storage.uploadForm(request, store.origin) };
  }
  const keep = (from: string, to: string, version: string) =>
    store.storage.keep({ from, to, contentType, version });
  /** An upload that was found good and is kept. */
  async function stored(bytes: Buffer) {
    const asked = ask();
    expect((await upload(asked.form, bytes)).status).toBe(204);
    const found = await store.storage.inspect(asked.key);
    expect(await keep(asked.key, asked.picture, found?.version ?? "")).toBe(true);
    return { ...asked, url: store.storage.pictureUrl(asked.picture, store.origin) };
  }
  const isStored = async (key: string) => (await store.storage.inspect(key)) !== null;
  const withField = (form: UploadForm, name: string, value: string): UploadForm => ({
    ...form,
    fields: { ...form.fields, [name]: value },
  });

  it("are uploaded by the form, looked at, kept, seen by everybody, and removed", async () => {
    const { key, picture, form } = ask();
    expect(await store.storage.inspect(key)).toBeNull();
    const bytes = pngPicture(640, 360, 3000);
    expect((await upload(form, bytes)).status).toBe(204);
    const found = await store.storage.inspect(key);
    expect(found).toMatchObject({ contentType, sizeBytes: bytes.length });
    expect(Buffer.from(found?.head ?? [])).toEqual(bytes);
    expect(await keep(key, picture, found?.version ?? "")).toBe(true);
    expect(found?.tail).toHaveLength(0);
    const kept = await store.storage.inspect(picture);
    expect(kept).toMatchObject({ contentType, sizeBytes: bytes.length });
    expect(Buffer.from(kept?.head ?? [])).toEqual(bytes);
    await store.storage.remove(key);
    expect(await isStored(key)).toBe(false);

    const url = store.storage.pictureUrl(picture, store.origin);
    expect(store.storage.keyOf(url)).toBe(picture);
    const seen = await fetch(url);
    expect([seen.status, seen.headers.get("content-type")]).toEqual([200, contentType]);
    expect(seen.headers.get("cache-control")).toContain("immutable");
    expect(Buffer.from(await seen.arrayBuffer())).toEqual(bytes);

    await store.storage.remove(picture);
    expect(await isStored(picture)).toBe(false);
    await store.storage.remove(picture);
    expect((await fetch(url)).status).toBe(404);
  });

  it("do not change for anybody when their form is used again after they were kept", async () => {
    const bytes = pngPicture(20, 20);
    const { key, form, url } = await stored(bytes);
    const seen = async () => Buffer.from(await (await fetch(url)).arrayBuffer());
    // Whether what came first is still there or was removed already.
    for (const again of [pngPicture(21, 21), bytes]) {
      await upload(form, again);
      expect(await seen()).toEqual(bytes);
      await store.storage.remove(key);
    }
    expect((await upload(form, pngPicture(22, 22))).status).toBe(204);
    expect(await seen()).toEqual(bytes);
    await store.storage.remove(key);
    expect([await isStored(key), (await seen()).length]).toEqual([false, bytes.length]);
  });

  it("are kept only as they were when they were looked at", async () => {
    const { key, picture, form } = ask();
    await upload(form, pngPicture(20, 20));
    const { version = "" } = (await store.storage.inspect(key)) ?? {};
    await store.storage.remove(key);
    expect(await keep(key, picture, version)).toBe(false);
    expect(await isStored(picture)).toBe(false);
    await upload(form, pngPicture(21, 21));
    expect(await keep(key, picture, version)).toBe(false);
  });

  it("are addressed by nobody before they are kept", async () => {
    const { key, form } = ask();
    await upload(form, pngPicture());
    expect(store.storage.keyOf(store.storage.pictureUrl(key, store.origin))).toBeNull();
  });

  it("show their first 256 kB, their last 64 kB and their size when they are longer", async () => {
    const { key, form } = ask({ maxBytes: 700_000 });
    const bytes = pngPicture(16, 9, 600_000);
    expect((await upload(form, bytes)).status).toBe(204);
    const found = await store.storage.inspect(key);
    expect(found?.sizeBytes).toBe(bytes.length);
    expect(Buffer.from(found?.head ?? [])).toEqual(bytes.subarray(0, 256 * 1024));
    expect(Buffer.from(found?.tail ?? [])).toEqual(bytes.subarray(-64 * 1024));
  });

  it("are refused when they are longer than the form allows", async () => {
    const { key, form } = ask({ maxBytes: 1000 });
    for (const padding of [2000, 50_000]) {
      const { status } = await upload(form, pngPicture(16, 9, padding));
      expect([400, 413]).toContain(status);
    }
    expect(await isStored(key)).toBe(false);
    expect((await upload(form, pngPicture())).status).toBe(204);
  });

  it("are refused under another key, another type, and without a file", async () => {
    const { key, picture, form } = ask();
    const other = incomingKeyOf(newPictureKey("bob_0002", "image/png"));
    const bytes = pngPicture();
    expect((await upload(withField(form, "key", other), bytes)).status).toBe(403);
    expect((await upload(withField(form, "key", picture), bytes)).status).toBe(403);
    expect((await upload(withField(form, "key", "../../x.png"), bytes)).status).toBe(403);
    expect((await upload(withField(form, "Content-Type", "text/html"), bytes)).status).toBe(403);
    const empty = new FormData();
    for (const [name, value] of Object.entries(form.fields)) empty.append(name, value);
    expect((await fetch(form.url, { method: "POST", body: empty })).status).toBe(400);
    for (const none of [key, other, picture]) expect(await isStored(none)).toBe(false);
  });

  it("are refused without the form's signature", async () => {
    const { key, form } = ask();
    const url = form.url.replace(/signature=..../, "signature=0000");
    const signature = form.fields["q-signature"];
    const forged = signature
      ? withField(form, "q-signature", signature.replace(/^..../, "0000"))
      : form;
    expect((await upload({ ...forged, url }, pngPicture())).status).toBe(403);
    expect(
      (await upload({ url: form.url.split("?")[0] ?? "", fields: { key } }, pngPicture())).status,
    ).toBe(403);
    expect(await isStored(key)).toBe(false);
  });

  it("are refused when the form has expired", async () => {
    const { key, form } = ask();
    store.advance(61_000);
    expect((await upload(form, pngPicture())).status).toBe(403);
    store.advance(-61_000);
    expect(await isStored(key)).toBe(false);
  });

  it("keep the type of the form whatever the file's own part says", async () => {
    const { key, form } = ask();
    expect((await upload(form, pngPicture(), "text/html")).status).toBe(204);
    expect(await store.storage.inspect(key)).toMatchObject({ contentType });
  });

  it("are told from every other address", async () => {
    const key = newPictureKey("alice_01", "image/png");
    const url = store.storage.pictureUrl(key, store.origin);
    const { origin } = new URL(url);
    for (const foreign of [
      "",
      "not an address",
      "javascript:alert(1)",
      `${url}?x=1`.replace(key, "u/../secrets.json"),
      `${origin}/`,
      `${origin}/secrets.json`,
      url.replace(key, "..%2f..%2fsecrets.json"),
      url.replace(key, key.toUpperCase()),
      url.replace(key, incomingKeyOf(key)),
      `data:text/html,${url}`,
    ]) {
      expect(store.storage.keyOf(foreign), foreign).toBeNull();
    }
  });

  it("are none when nothing was uploaded, and a jpeg is none of a png's form", async () => {
    const { key, form } = ask();
    expect(await isStored(key)).toBe(false);
    await store.storage.remove(key);
    await upload(form, jpegHead(16, 9));
    // COS takes any bytes; the service that confirms looks at them.
    const found = await store.storage.inspect(key);
    if (found) expect(Buffer.from(found.head)).toEqual(jpegHead(16, 9));
  });
});
