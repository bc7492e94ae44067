import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { jpegHead, pngPicture } from "./picture-fixture";
import { newPictureKey } from "./picture-key";
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
    const key = newPictureKey("alice_01", "image/png");
    const expiresAtMs = store.now() + 60_000;
    const request = { key, contentType, maxBytes: 100_000, expiresAtMs, ...change };
    return { key, form: store.storage.uploadForm(request, store.origin) };
  }
  const isStored = async (key: string) => (await store.storage.inspect(key)) !== null;
  const withField = (form: UploadForm, name: string, value: string): UploadForm => ({
    ...form,
    fields: { ...form.fields, [name]: value },
  });

  it("are uploaded by the form, looked at, seen by everybody, and removed", async () => {
    const { key, form } = ask();
    expect(await store.storage.inspect(key)).toBeNull();
    const bytes = pngPicture(640, 360, 3000);
    expect((await upload(form, bytes)).status).toBe(204);
    const found = await store.storage.inspect(key);
    expect(found).toMatchObject({ contentType, sizeBytes: bytes.length });
    expect(Buffer.from(found?.head ?? [])).toEqual(bytes);

    const url = store.storage.pictureUrl(key, store.origin);
    expect(store.storage.keyOf(url)).toBe(key);
    const seen = await fetch(url);
    expect([seen.status, seen.headers.get("content-type")]).toEqual([200, contentType]);
    expect(seen.headers.get("cache-control")).toContain("immutable");
    expect(Buffer.from(await seen.arrayBuffer())).toEqual(bytes);

    await store.storage.remove(key);
    expect(await isStored(key)).toBe(false);
    await store.storage.remove(key);
    expect((await fetch(url)).status).toBe(404);
  });

  it("show their first 256 kB and their whole size when they are longer", async () => {
    const { key, form } = ask({ maxBytes: 700_000 });
    const bytes = pngPicture(16, 9, 600_000);
    expect((await upload(form, bytes)).status).toBe(204);
    const found = await store.storage.inspect(key);
    expect(found?.sizeBytes).toBe(bytes.length);
    expect(Buffer.from(found?.head ?? [])).toEqual(bytes.subarray(0, 256 * 1024));
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
    const { key, form } = ask();
    const other = newPictureKey("bob_0002", "image/png");
    const bytes = pngPicture();
    expect((await upload(withField(form, "key", other), bytes)).status).toBe(403);
    expect((await upload(withField(form, "key", "../../x.png"), bytes)).status).toBe(403);
    expect((await upload(withField(form, "Content-Type", "text/html"), bytes)).status).toBe(403);
    const empty = new FormData();
    for (const [name, value] of Object.entries(form.fields)) empty.append(name, value);
    expect((await fetch(form.url, { method: "POST", body: empty })).status).toBe(400);
    expect([await isStored(key), await isStored(other)]).toEqual([false, false]);
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
    const seen = await fetch(store.storage.pictureUrl(key, store.origin));
    expect(seen.headers.get("content-type")).toBe(contentType);
  });

  it("are told from every other address", async () => {
    const { key } = ask();
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
