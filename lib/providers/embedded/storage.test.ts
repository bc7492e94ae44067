import { writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { gifHead, jpegHead, pngPicture, realPictures } from "../picture-fixture";
import { newPictureKey } from "../picture-key";
import { openEmbeddedStore, upload } from "../storage-fixture";
import { ask, type EmbeddedStore, filesOf, keep, rawGet } from "./embedded-store-fixture";

const open: EmbeddedStore[] = [];
async function openStore(
  setting?: Parameters<typeof openEmbeddedStore>[0],
): Promise<EmbeddedStore> {
  const store = await openEmbeddedStore(setting);
  open.push(store);
  return store;
}
afterEach(async () => {
  await Promise.all(open.splice(0).map((store) => store.close()));
});

describe("a picture in the data folder", () => {
  it.each([
    ["HTML", Buffer.from("<html><script>alert(1)</script></html>")],
    ["an SVG", Buffer.from("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")],
    ["a PNG", pngPicture()],
    ["a GIF", gifHead(4, 4)],
    ["nothing", Buffer.alloc(0)],
  ])("is not taken as a JPEG when it is %s", async (_what, bytes) => {
    const store = await openStore();
    const { form } = ask(store, "image/jpeg");
    expect((await upload(form, bytes, "image/jpeg")).status).toBe(415);
    expect(filesOf(store)).toEqual([]);
  });

  it.each(["image/jpeg", "image/png", "image/gif"] as const)(
    "is refused as %s while it is on its way when its end is missing, and may come again",
    async (type) => {
      const store = await openStore();
      const { form } = ask(store, type);
      const answer = await upload(form, realPictures[type].subarray(0, -8));
      expect([answer.status, await answer.json()]).toEqual([
        422,
        { code: "DamagedPicture", message: "The file ends before its picture does." },
      ]);
      expect(filesOf(store)).toEqual([]);
      expect((await upload(form, realPictures[type])).status).toBe(204);
    },
  );

  it("is served so that nothing in it can run, even with a page at its end", async () => {
    const store = await openStore();
    const asked = ask(store, "image/jpeg");
    const polyglot = Buffer.concat([jpegHead(16, 9), Buffer.from("<script>alert(1)</script>")]);
    expect((await upload(asked.form, polyglot)).status).toBe(204);
    const { headers } = await fetch(await keep(store, asked));
    expect(headers.get("content-type")).toBe("image/jpeg");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("content-security-policy")).toBe("default-src 'none'; sandbox");
  });

  it("is never replaced: the same bytes are welcome again, others are not", async () => {
    const store = await openStore();
    const { key, form } = ask(store);
    expect((await upload(form, pngPicture(10, 10))).status).toBe(204);
    expect((await upload(form, pngPicture(10, 10))).status).toBe(204);
    expect((await upload(form, pngPicture(11, 11))).status).toBe(409);
    const found = await store.storage.inspect(key);
    expect(Buffer.from(found?.head ?? [])).toEqual(pngPicture(10, 10));
    expect(filesOf(store)).toHaveLength(1);
  });

  it("is served to nobody before it is kept", async () => {
    const store = await openStore();
    const { key, form } = ask(store);
    expect((await upload(form, pngPicture())).status).toBe(204);
    expect((await fetch(store.storage.pictureUrl(key, store.origin))).status).toBe(404);
    expect(await store.storage.serve?.(key)).toBeNull();
  });

  it("is refused when its upload ends well after its form", async () => {
    const store = await openStore();
    const { form } = ask(store);
    const body = new FormData();
    for (const [name, value] of Object.entries(form.fields)) body.append(name, value);
    body.append("file", new Blob([new Uint8Array(pngPicture())]), "x");
    const whole = new Request(form.url, { method: "POST", body });
    const bytes = Buffer.from(await whole.clone().arrayBuffer());
    for (const [lateMs, status] of [
      [80_000, 204],
      [100_000, 403],
    ] as const) {
      const slow = new ReadableStream<Uint8Array>({
        pull(controller) {
          store.advance(lateMs);
          controller.enqueue(bytes);
          controller.close();
        },
      });
      const headers = { "content-type": whole.headers.get("content-type") ?? "" };
      const init: RequestInit & { duplex: "half" } = {
        ...{ method: "POST", headers, body: slow },
        duplex: "half",
      };
      const answer = await store.storage.receive?.(new Request(form.url, init));
      expect(answer?.status).toBe(status);
      store.advance(-lateMs);
    }
  });

  it("is refused on a disk that is nearly full", async () => {
    const store = await openStore({ minFreeBytes: Number.MAX_SAFE_INTEGER });
    const answer = await upload(ask(store).form, pngPicture());
    expect([answer.status, await answer.json()]).toEqual([
      507,
      { code: "DiskFull", message: "The server's disk is nearly full." },
    ]);
  });

  it("leaves nothing else in the folder to be read by a name", async () => {
    const store = await openStore();
    writeFileSync(path.join(store.dataDir, "secrets.json"), "secret");
    for (const name of [
      "secrets.json",
      "../secrets.json",
      "u/../../secrets.json",
      "u/alice_01/..%2f..%2f..%2fsecrets.json",
      `u/alice_01/${"0".repeat(32)}.png`,
      `incoming/u/alice_01/${"0".repeat(32)}.png`,
      "incoming/../secrets.json",
      `u/alice_01/${"0".repeat(32)}.html`,
      "",
      "u",
    ]) {
      expect(await store.storage.serve?.(name), name).toBeNull();
      expect(await store.storage.inspect(name), name).toBeNull();
      await store.storage.remove(name);
      expect((await rawGet(store, `/uploads/${name}`)).split(" ")[1], name).toBe("404");
    }
    expect(filesOf(store)).toEqual(["secrets.json"]);
  });

  it("has the public origin when there is one, and is known under it and by its path alone", async () => {
    const store = await openStore({ publicUrl: "https://live.example" });
    const key = newPictureKey("a b/../c", "image/gif");
    expect(key).toMatch(/^u\/a_b____c\//);
    const { storage } = store;
    expect(storage.pictureUrl(key, "http://10.0.0.7:3000")).toBe(
      `https://live.example/uploads/${key}`,
    );
    expect(storage.pictureUrl(key, "")).toBe(`/uploads/${key}`);
    expect(storage.keyOf(`https://live.example/uploads/${key}`)).toBe(key);
    expect(storage.keyOf(`/uploads/${key}`)).toBe(key);
    expect(storage.keyOf(`https://evil.example/uploads/${key}`)).toBeNull();
    expect(storage.keyOf(`//evil.example/uploads/${key}`)).toBeNull();
  });
});
