import { describe, expect, it } from "vitest";
import { findPicture, insertTicket, movePicture } from "@/db/repositories/pictures";
import { pngPicture } from "@/lib/providers/picture-fixture";
import { openCosStore, upload } from "@/lib/providers/storage-fixture";
import type { UploadForm } from "@/lib/providers/storage-provider";
import {
  confirmUpload,
  ownPictureUrl,
  requestUpload,
  tidyPictures,
  type UploadServices,
} from "./uploads";
import { openUploadServices, signedIn } from "./uploads-fixture";

const origin = "http://live.example";
const alice = signedIn("alice_01");
const bob = signedIn("bob_0002");
const png = { contentType: "image/png", sizeBytes: 10_000 };

/** The upload itself, without a socket. */
async function send({ storage }: UploadServices, form: UploadForm, bytes: Buffer): Promise<number> {
  const body = new FormData();
  for (const [name, value] of Object.entries(form.fields)) body.append(name, value);
  body.append("file", new Blob([new Uint8Array(bytes)]), "x");
  const answer = await storage.receive?.(new Request(form.url, { method: "POST", body }));
  return answer?.status ?? 0;
}

async function stored(services: UploadServices, userid = "alice_01") {
  const { key, form } = await requestUpload(services, signedIn(userid), png, origin);
  await send(services, form, pngPicture());
  return { key, url: await confirmUpload(services, signedIn(userid), key, origin) };
}

describe("an upload", () => {
  it("gets a key in its user's folder that nobody can guess, and is kept once confirmed", async () => {
    const services = openUploadServices();
    const { key, url } = await stored(services);
    expect(key).toMatch(/^u\/alice_01\/[0-9a-f]{32}\.png$/);
    expect(url).toBe(`${origin}/uploads/${key}`);
    const row = findPicture(services.database.read, key);
    expect(row).toMatchObject({ userid: "alice_01", state: "stored" });
    expect(row?.sizeBytes).toBe(pngPicture().length);
    services.close();
  });

  it("can be confirmed again, and twice at once, with the same answer", async () => {
    const services = openUploadServices();
    const { key, form } = await requestUpload(services, alice, png, origin);
    await send(services, form, pngPicture());
    const confirm = () => confirmUpload(services, alice, key, origin);
    const urls = await Promise.all([confirm(), confirm(), confirm()]);
    expect(new Set([...urls, await confirm()]).size).toBe(1);
    services.close();
  });

  it("is nobody's without signing in, and nobody else's to confirm", async () => {
    const services = openUploadServices();
    const anonymous = { actor: { kind: "anonymous" }, clientIp: "198.51.100.7" } as const;
    const asked = requestUpload(services, anonymous, png, origin);
    await expect(asked).rejects.toMatchObject({ code: "unverified" });
    const { key, form } = await requestUpload(services, alice, png, origin);
    await send(services, form, pngPicture());
    for (const caller of [bob, anonymous]) {
      const confirmed = confirmUpload(services, caller, key, origin);
      await expect(confirmed).rejects.toMatchObject({
        code: caller === bob ? "notFound" : "unverified",
      });
    }
    await expect(confirmUpload(services, alice, key, origin)).resolves.toContain(key);
    services.close();
  });

  it("cannot be confirmed before it came, and can afterwards", async () => {
    const services = openUploadServices();
    const { key, form } = await requestUpload(services, alice, png, origin);
    const early = confirmUpload(services, alice, key, origin);
    await expect(early).rejects.toMatchObject({ code: "notFound" });
    await send(services, form, pngPicture());
    await expect(confirmUpload(services, alice, key, origin)).resolves.toContain(key);
    services.close();
  });

  it.each([
    { contentType: "image/svg+xml", sizeBytes: 100 },
    { contentType: "text/html", sizeBytes: 100 },
    { contentType: "toString", sizeBytes: 100 },
    { contentType: "image/png", sizeBytes: 0 },
    { contentType: "image/png", sizeBytes: -1 },
    { contentType: "image/png", sizeBytes: 5_242_881 },
  ])("is refused as $contentType of $sizeBytes bytes", async (wish) => {
    const services = openUploadServices();
    const asked = requestUpload(services, alice, wish, origin);
    await expect(asked).rejects.toMatchObject({ code: "badRequest" });
    services.close();
  });

  it("is bounded by user, and by address for many users", async () => {
    const services = openUploadServices({ UPLOADS_PER_HOUR: "2" });
    const ask = (userid: string, clientIp: string) =>
      requestUpload(services, signedIn(userid, clientIp), png, origin);
    await ask("alice_01", "198.51.100.7");
    await ask("alice_01", "198.51.100.8");
    await expect(ask("alice_01", "198.51.100.9")).rejects.toMatchObject({
      code: "tooOften",
      retryAfterSeconds: expect.any(Number),
    });
    for (let i = 0; i < 20; i += 1) await ask(`user_${i}`, "203.0.113.5");
    await expect(ask("user_20", "203.0.113.5")).rejects.toMatchObject({ code: "tooOften" });
    await expect(ask("user_21", "203.0.113.6")).resolves.toBeDefined();
    services.close();
  });
});

describe("the address of a picture", () => {
  it("counts as a user's own only when it is a stored one of his, and is written anew", async () => {
    const services = openUploadServices();
    const { url } = await stored(services);
    const own = (userid: string, address: string) =>
      ownPictureUrl(services, userid, address, origin);
    expect(own("alice_01", url)).toBe(url);
    expect(own("alice_01", new URL(url).pathname)).toBe(url);
    expect(own("alice_01", url.replace("live.example", "evil.example"))).toBe(url);
    expect(own("bob_0002", url)).toBeNull();
    expect(own("alice_01", "https://img.example/a.png")).toBeNull();
    const { key } = await requestUpload(services, alice, png, origin);
    expect(own("alice_01", services.storage.pictureUrl(key, origin))).toBeNull();
    services.close();
  });
});

describe("tidying up", () => {
  it("removes what was never confirmed after an hour, with its file, and keeps the rest", async () => {
    const services = openUploadServices();
    const kept = await stored(services);
    const { key, form } = await requestUpload(services, alice, png, origin);
    await send(services, form, pngPicture());
    services.advance(3_599_000);
    await tidyPictures(services);
    expect(await services.storage.inspect(key)).not.toBeNull();
    services.advance(2000);
    await tidyPictures(services);
    expect(await services.storage.inspect(key)).toBeNull();
    expect(findPicture(services.database.read, key)).toBeNull();
    const late = confirmUpload(services, alice, key, origin);
    await expect(late).rejects.toMatchObject({ code: "notFound" });
    expect(await services.storage.inspect(kept.key)).not.toBeNull();
    services.close();
  });

  it("keeps the newest hundred of a user", async () => {
    const services = openUploadServices();
    const first = await stored(services);
    await services.database.write((db) => {
      for (let i = 0; i < 99; i += 1) {
        const key = `u/alice_01/${String(i).padStart(32, "0")}.png`;
        const createdMs = services.now() + i + 1;
        insertTicket(db, { key, userid: "alice_01", ...png, createdMs });
        movePicture(db, key, "ticket", { state: "stored" });
      }
    });
    services.advance(1000);
    const other = await stored(services, "bob_0002");
    await tidyPictures(services);
    expect(findPicture(services.database.read, first.key)?.state).toBe("stored");
    const last = await stored(services);
    await tidyPictures(services);
    expect(findPicture(services.database.read, first.key)).toBeNull();
    expect(await services.storage.inspect(first.key)).toBeNull();
    for (const { key } of [last, other]) {
      expect(findPicture(services.database.read, key)?.state).toBe("stored");
    }
    services.close();
  });
});

describe("an upload to COS", () => {
  it.each([
    ["a page of HTML", Buffer.from("<html><script>alert(1)</script></html>")],
    ["an SVG", Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>")],
    ["a picture without pixels", pngPicture(0, 9)],
    ["a picture of 9000 pixels", pngPicture(9000, 1)],
    ["half a head", pngPicture().subarray(0, 20)],
  ])("that is %s is removed and refused, whatever it calls itself", async (_what, bytes) => {
    const store = await openCosStore();
    const services = openUploadServices({}, store.storage);
    services.advance(store.now() - services.now());
    const { key, form } = await requestUpload(services, alice, png, origin);
    expect((await upload(form, bytes, "image/png")).status).toBe(204);
    expect(store.bucket.objects.size).toBe(1);
    const confirmed = confirmUpload(services, alice, key, origin);
    await expect(confirmed).rejects.toMatchObject({ code: "badRequest" });
    expect(store.bucket.objects.size).toBe(0);
    expect(findPicture(services.database.read, key)).toBeNull();
    services.close();
    await store.close();
  });

  it("is kept for another try while COS is down, and removed once it is back", async () => {
    const store = await openCosStore({ tryTimeoutMs: 500, callTimeoutMs: 1000 });
    const services = openUploadServices({}, store.storage);
    services.advance(store.now() - services.now());
    const { key, form } = await requestUpload(services, alice, png, origin);
    await upload(form, pngPicture());
    store.bucket.faults.down = true;
    const confirmed = confirmUpload(services, alice, key, origin);
    await expect(confirmed).rejects.toMatchObject({ code: "cloudUnavailable" });
    services.advance(3_700_000);
    await tidyPictures(services);
    expect(findPicture(services.database.read, key)?.state).toBe("condemned");
    store.bucket.faults.down = false;
    await tidyPictures(services);
    expect(findPicture(services.database.read, key)).toBeNull();
    expect(store.bucket.objects.size).toBe(0);
    services.close();
    await store.close();
  });
});
