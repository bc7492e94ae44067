import { describe, expect, it } from "vitest";
import { findPicture, insertTicket, movePicture } from "@/db/repositories/pictures";
import { pngPicture } from "@/lib/providers/picture-fixture";
import { incomingKeyOf } from "@/lib/providers/picture-key";
import { confirmUpload } from "./confirm-upload";
import { ownPictureUrl, requestUpload, tidyPictures } from "./uploads";
import {
  openCosServices,
  openUploadServices,
  send,
  signedIn,
  storePicture,
} from "./uploads-fixture";

const origin = "http://live.example";
const alice = signedIn("alice_01");
const png = { contentType: "image/png", sizeBytes: 10_000 };

describe("an upload", () => {
  it("has a form that leads to where nobody looks, and not to the picture", async () => {
    const services = openUploadServices();
    const { key, form } = await requestUpload(services, alice, png, origin);
    expect(key).toMatch(/^u\/alice_01\/[0-9a-f]{32}\.png$/);
    expect(form.fields.key).toBe(`incoming/${key}`);
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
    const { url } = await storePicture(services, "alice_01", origin);
    const own = (userid: string, address: string) =>
      ownPictureUrl(services, userid, address, origin);
    expect(own("alice_01", url)).toBe(url);
    expect(own("alice_01", new URL(url).pathname)).toBe(url);
    expect(own("alice_01", url.replace("live.example", "evil.example"))).toBe(url);
    expect(own("bob_0002", url)).toBeNull();
    expect(own("alice_01", "https://img.example/a.png")).toBeNull();
    const { key, form } = await requestUpload(services, alice, png, origin);
    await send(services, form, pngPicture());
    for (const unseen of [key, incomingKeyOf(key)]) {
      expect(own("alice_01", services.storage.pictureUrl(unseen, origin))).toBeNull();
    }
    services.advance(361_000);
    await tidyPictures(services);
    expect(own("alice_01", url)).toBe(url);
    services.close();
  });
});

describe("tidying up", () => {
  it("removes what was never confirmed after an hour, with its file, and keeps the rest", async () => {
    const services = openUploadServices();
    const kept = await storePicture(services, "alice_01", origin);
    const { key, form } = await requestUpload(services, alice, png, origin);
    await send(services, form, pngPicture());
    services.advance(3_599_000);
    await tidyPictures(services);
    expect(await services.storage.inspect(incomingKeyOf(key))).not.toBeNull();
    services.advance(2000);
    await tidyPictures(services);
    expect(await services.storage.inspect(incomingKeyOf(key))).toBeNull();
    expect(findPicture(services.database.read, key)).toBeNull();
    const late = confirmUpload(services, alice, key, origin);
    await expect(late).rejects.toMatchObject({ code: "notFound" });
    expect(await services.storage.inspect(kept.key)).not.toBeNull();
    services.close();
  });

  it("removes what came by the form of a picture after that was kept, once the form is void", async () => {
    const services = await openCosServices();
    const { key, form } = await storePicture(services, "alice_01", origin);
    expect([...services.bucket.objects.keys()]).toEqual([key]);
    services.advance(299_000);
    expect(await send(services, form, pngPicture(9, 9))).toBe(204);
    services.advance(60_000);
    await tidyPictures(services);
    expect(services.bucket.objects.size).toBe(2);
    services.advance(2000);
    await tidyPictures(services);
    expect([...services.bucket.objects.keys()]).toEqual([key]);
    expect(findPicture(services.database.read, key)?.state).toBe("stored");
    const requests = services.bucket.requestLog.length;
    await tidyPictures(services);
    expect(services.bucket.requestLog).toHaveLength(requests);
    await services.close();
  });

  it("removes what a confirmation left behind that never ended", async () => {
    const services = openUploadServices();
    const { key, form } = await requestUpload(services, alice, png, origin);
    await send(services, form, pngPicture());
    await services.database.write((db) => movePicture(db, key, "ticket", { state: "copying" }));
    const from = incomingKeyOf(key);
    const { version = "" } = (await services.storage.inspect(from)) ?? {};
    await services.storage.keep({ from, to: key, contentType: "image/png", version });
    services.advance(3_601_000);
    await tidyPictures(services);
    expect(findPicture(services.database.read, key)).toBeNull();
    for (const left of [key, from]) expect(await services.storage.inspect(left)).toBeNull();
    services.close();
  });

  it("waits for a store that is down, and forgets nothing meanwhile", async () => {
    const services = await openCosServices();
    const { key, form } = await requestUpload(services, alice, png, origin);
    await send(services, form, pngPicture());
    services.bucket.faults.down = true;
    services.advance(3_700_000);
    await tidyPictures(services);
    expect(findPicture(services.database.read, key)?.state).toBe("condemned");
    services.bucket.faults.down = false;
    await tidyPictures(services);
    expect(findPicture(services.database.read, key)).toBeNull();
    expect(services.bucket.objects.size).toBe(0);
    await services.close();
  });

  it("keeps the newest hundred of a user", async () => {
    const services = openUploadServices();
    const first = await storePicture(services, "alice_01", origin);
    await services.database.write((db) => {
      for (let i = 0; i < 99; i += 1) {
        const key = `u/alice_01/${String(i).padStart(32, "0")}.png`;
        const createdMs = services.now() + i + 1;
        insertTicket(db, { key, userid: "alice_01", ...png, createdMs });
        movePicture(db, key, "ticket", { state: "stored" });
      }
    });
    services.advance(1000);
    const other = await storePicture(services, "bob_0002", origin);
    services.advance(361_000);
    await tidyPictures(services);
    expect(findPicture(services.database.read, first.key)?.state).toBe("stored");
    const last = await storePicture(services, "alice_01", origin);
    await tidyPictures(services);
    expect(findPicture(services.database.read, first.key)).toBeNull();
    expect(await services.storage.inspect(first.key)).toBeNull();
    for (const { key } of [last, other]) {
      expect(await services.storage.inspect(key)).not.toBeNull();
    }
    services.close();
  });
});
