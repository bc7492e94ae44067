import { connect } from "node:net";
import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { pngPicture } from "../picture-fixture";
import { incomingKeyOf, newPictureKey } from "../picture-key";
import { openEmbeddedStore, upload } from "../storage-fixture";
import { ask, type EmbeddedStore, filesOf, rawPost } from "./embedded-store-fixture";

const open: EmbeddedStore[] = [];
async function openStore(): Promise<EmbeddedStore> {
  const store = await openEmbeddedStore();
  open.push(store);
  return store;
}
afterEach(async () => {
  await Promise.all(open.splice(0).map((store) => store.close()));
});

describe("an upload", () => {
  it("is bounded while it comes, whether it tells its length or not", async () => {
    const store = await openStore();
    const { form } = ask(store);
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(16_384)),
    });
    const init: RequestInit & { duplex: "half" } = {
      method: "POST",
      headers: { "content-type": "multipart/form-data; boundary=x" },
      body: endless,
      duplex: "half",
    };
    const request = new Request(form.url, init);
    expect((await store.storage.receive?.(request))?.status).toBe(413);
    const told = await rawPost(store, form.url, "content-length: 5000000000", "");
    expect(told).toMatch(/^HTTP\/1\.1 413 /);
  });

  it("is not read at all without a ticket", async () => {
    const store = await openStore();
    const { form } = ask(store);
    for (const url of [
      form.url.replace("max=100000", "max=900000000"),
      form.url.replace(/expires=\d+/, "expires=99999999999999"),
      form.url.replace("image%2Fpng", "text%2Fhtml"),
      form.url.replace("alice_01", "bob_0002"),
      form.url.replace("incoming%2F", ""),
      form.url.replace(/signature=\w+/, ""),
    ]) {
      expect(url).not.toBe(form.url);
      expect(await rawPost(store, url, "content-length: 50000", "")).toMatch(/^HTTP\/1\.1 403 /);
    }
  });

  it("that is refused at once is told so although it was still being sent", async () => {
    const store = await openStore();
    const { form } = ask(store);
    const url = form.url.replace(/signature=\w+/, "");
    const { fields } = form;
    for (let i = 0; i < 3; i += 1) {
      const answer = await upload({ url, fields }, pngPicture(16, 9, 4_000_000));
      expect([answer.status, await answer.json()]).toMatchObject([
        403,
        { code: "SignatureDoesNotMatch" },
      ]);
    }
    expect((await upload(form, pngPicture(16, 9, 4_000_000))).status).toBe(413);
    expect((await upload(form, pngPicture())).status).toBe(204);
  });

  it("that ends in the middle leaves nothing behind", async () => {
    const store = await openStore();
    const { form } = ask(store);
    const socket = connect(Number(new URL(store.origin).port), "127.0.0.1");
    const { pathname, search } = new URL(form.url);
    socket.write(
      `POST ${pathname}${search} HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 5000\r\n\r\n--x\r\n`,
    );
    await new Promise((resolve) => setTimeout(resolve, 50));
    await new Promise((resolve) => socket.destroy().once("close", resolve));
    // The ticket is free again, and its owner tries once more.
    const status = async () => (await upload(form, pngPicture())).status;
    await expect.poll(status, { timeout: 10_000 }).toBe(204);
    expect(filesOf(store)).toHaveLength(1);
  });

  it("waits its turn when two of its user are under way, and others do not", async () => {
    const store = await openStore();
    /** Resolves once the store has read the beginning and waits for the rest, which never comes. */
    const begin = (url: string) =>
      new Promise<void>((resolve) => {
        const body = new ReadableStream<Uint8Array>({
          start: (controller) => controller.enqueue(Buffer.from("--x\r\n")),
          pull: () => resolve(),
        });
        const headers = { "content-type": "multipart/form-data; boundary=x" };
        const init: RequestInit & { duplex: "half" } = {
          ...{ method: "POST", headers, body },
          duplex: "half",
        };
        store.storage.receive?.(new Request(url, init));
      });
    await begin(ask(store).form.url);
    await begin(ask(store).form.url);
    const third = await upload(ask(store).form, pngPicture());
    expect([third.status, third.headers.get("retry-after")]).toEqual([503, "2"]);
    const key = incomingKeyOf(newPictureKey("bob_0002", "image/png"));
    const ticket = {
      key,
      contentType: "image/png",
      maxBytes: 9000,
      expiresAtMs: store.now() + 1e4,
    };
    const other = store.storage.uploadForm(ticket, store.origin);
    expect((await upload(other, pngPicture())).status).toBe(204);
  });

  it("is answered with a refusal whatever its body is", async () => {
    const store = await openStore();
    const pieces = fc.constantFrom(
      "--x\r\n",
      "--x--\r\n",
      "\r\n",
      'Content-Disposition: form-data; name="key"\r\n\r\n',
      'Content-Disposition: form-data; name="file"; filename="a"\r\n\r\n',
      'Content-Disposition: form-data; name="Content-Type"\r\n\r\nimage/png\r\n',
      "Content-Type: image/png\r\n",
      pngPicture().toString("latin1"),
      "\0\xff",
      '"',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(pieces, { maxLength: 12 }),
        fc.constantFrom(
          "multipart/form-data; boundary=x",
          'multipart/form-data; boundary="x"',
          "multipart/form-data",
          "multipart/form-data; boundary=",
          "application/x-www-form-urlencoded",
          "text/plain",
        ),
        async (parts, type) => {
          const { form, key } = ask(store);
          const body = Buffer.from(parts.join(""), "latin1");
          const headers = { "content-type": type };
          const request = new Request(form.url, { method: "POST", headers, body });
          const answer = await store.storage.receive?.(request);
          expect([400, 403, 415]).toContain(answer?.status);
          expect(await store.storage.inspect(key)).toBeNull();
        },
      ),
      { numRuns: 300 },
    );
    expect(filesOf(store)).toEqual([]);
  });
});
