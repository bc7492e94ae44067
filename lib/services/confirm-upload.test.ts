import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findPicture, type PictureState } from "@/db/repositories/pictures";
import { ServiceError } from "@/lib/errors";
import { longJpeg, pngPicture, realPictures } from "@/lib/providers/picture-fixture";
import { incomingKeyOf } from "@/lib/providers/picture-key";
import { damagedPicture } from "@/lib/shared/whole-picture";
import { confirmUpload } from "./confirm-upload";
import { requestUpload, tidyPictures, type UploadServices } from "./uploads";
import {
  openCosServices,
  openUploadServices,
  send,
  signedIn,
  storePicture,
} from "./uploads-fixture";

const origin = "http://live.example";
const alice = signedIn("alice_01");
const bob = signedIn("bob_0002");
const png = { contentType: "image/png", sizeBytes: 10_000 };
const html = Buffer.from("<html><script>alert(1)</script></html>");

const stateOf = (services: UploadServices, key: string) =>
  findPicture(services.database.read, key)?.state as PictureState | undefined;

describe("a confirmation", () => {
  it("keeps the picture under a key of its own and tells how long it really is", async () => {
    const services = openUploadServices();
    const { key, url } = await storePicture(services, "alice_01", origin);
    expect(url).toBe(`${origin}/uploads/${key}`);
    const row = findPicture(services.database.read, key);
    expect(row).toMatchObject({ userid: "alice_01", state: "fresh" });
    expect(row?.sizeBytes).toBe(pngPicture().length);
    expect(await services.storage.inspect(incomingKeyOf(key))).toBeNull();
    services.close();
  });

  it.each([
    ["the data folder", async () => openUploadServices()],
    ["a bucket", async () => openCosServices()],
  ])("can be repeated, also at the same time, with the same answer: %s", async (_name, open) => {
    const services = await open();
    const { key, form } = await requestUpload(services, alice, png, origin);
    await send(services, form, pngPicture());
    const confirm = () => confirmUpload(services, alice, key, origin);
    const urls = await Promise.all([confirm(), confirm(), confirm()]);
    expect(new Set([...urls, await confirm()]).size).toBe(1);
    await services.close();
  });

  it("copies once, however often it comes at the same time", async () => {
    const services = await openCosServices();
    const { key, form } = await requestUpload(services, alice, png, origin);
    await send(services, form, pngPicture());
    const confirm = () => confirmUpload(services, alice, key, origin);
    await Promise.all(Array.from({ length: 10 }, confirm));
    const copies = services.bucket.requestLog.filter(({ method }) => method === "PUT");
    expect(copies).toHaveLength(1);
    await services.close();
  });

  it("is nobody's without signing in, and nobody else's", async () => {
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

  it("fails before the picture came, and works afterwards", async () => {
    const services = openUploadServices();
    const { key, form } = await requestUpload(services, alice, png, origin);
    const early = confirmUpload(services, alice, key, origin);
    await expect(early).rejects.toMatchObject({ code: "notFound" });
    await send(services, form, pngPicture());
    await expect(confirmUpload(services, alice, key, origin)).resolves.toContain(key);
    services.close();
  });

  it("cannot take an upload or another picture for its own", async () => {
    const services = openUploadServices();
    const { key } = await storePicture(services, "bob_0002", origin);
    for (const foreign of [key, incomingKeyOf(key), "u/../../secrets.json"]) {
      const confirmed = confirmUpload(services, alice, foreign, origin);
      await expect(confirmed).rejects.toMatchObject({ code: "notFound" });
    }
    services.close();
  });
});

describe("an upload to COS", () => {
  it.each([
    ["a page of HTML", html],
    ["an SVG", Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>")],
    ["a picture without pixels", pngPicture(0, 9)],
    ["a picture of 9000 pixels", pngPicture(9000, 1)],
    ["half a head", pngPicture().subarray(0, 20)],
  ])("that is %s is refused for good, never copied, and leaves nothing", async (_what, bytes) => {
    const services = await openCosServices();
    const { bucket } = services;
    const { key, form } = await requestUpload(services, alice, png, origin);
    expect(await send(services, form, bytes)).toBe(204);
    const confirm = () => confirmUpload(services, alice, key, origin);
    await expect(confirm()).rejects.toMatchObject({ code: "badRequest" });
    expect(bucket.objects.size).toBe(0);
    expect(bucket.requestLog.some(({ method }) => method === "PUT")).toBe(false);
    // The form is still valid; what it brings now is known, and removed when it is not valid.
    expect(await send(services, form, pngPicture())).toBe(204);
    await expect(confirm()).rejects.toMatchObject({ code: "notFound" });
    services.advance(359_000);
    await tidyPictures(services);
    expect(stateOf(services, key)).toBe("condemned");
    services.advance(2000);
    await tidyPictures(services);
    expect([stateOf(services, key), bucket.objects.size]).toEqual([undefined, 0]);
    await services.close();
  });

  it.each([
    ["a small JPEG", "image/jpeg", realPictures["image/jpeg"].subarray(0, -2)],
    ["a small PNG", "image/png", realPictures["image/png"].subarray(0, -12)],
    ["a small GIF", "image/gif", realPictures["image/gif"].subarray(0, -1)],
    ["a small WebP", "image/webp", realPictures["image/webp"].subarray(0, -1)],
    ["a large JPEG", "image/jpeg", longJpeg(500_000).subarray(0, 400_000)],
    ["a large PNG", "image/png", pngPicture(16, 9, 500_000).subarray(0, 400_000)],
  ])("that is %s without its end is refused by its name", async (_what, contentType, bytes) => {
    const services = await openCosServices();
    const wish = { contentType, sizeBytes: 1_000_000 };
    const { key, form } = await requestUpload(services, alice, wish, origin);
    expect(await send(services, form, bytes)).toBe(204);
    await expect(confirmUpload(services, alice, key, origin)).rejects.toMatchObject({
      code: "badRequest",
      data: { reason: damagedPicture },
    });
    expect(services.bucket.objects.size).toBe(0);
    await services.close();
  });

  it.each([
    ["a JPEG", "image/jpeg", realPictures["image/jpeg"]],
    ["a GIF", "image/gif", realPictures["image/gif"]],
    ["a WebP", "image/webp", realPictures["image/webp"]],
    ["a large JPEG", "image/jpeg", longJpeg(500_000)],
    ["a padded JPEG", "image/jpeg", Buffer.concat([longJpeg(500_000), Buffer.alloc(9000)])],
  ])("that is %s with its end is kept", async (_what, contentType, bytes) => {
    const services = await openCosServices();
    const wish = { contentType, sizeBytes: 1_000_000 };
    const { key, form } = await requestUpload(services, alice, wish, origin);
    await send(services, form, bytes);
    await expect(confirmUpload(services, alice, key, origin)).resolves.toContain(key);
    await services.close();
  });

  it("can be confirmed again when COS was down before anything was copied", async () => {
    const services = await openCosServices();
    const { key, form } = await requestUpload(services, alice, png, origin);
    await send(services, form, pngPicture());
    const confirm = () => confirmUpload(services, alice, key, origin);
    services.bucket.faults.down = true;
    await expect(confirm()).rejects.toMatchObject({ code: "cloudUnavailable" });
    services.bucket.faults.down = false;
    await expect(confirm()).resolves.toContain(key);
    await services.close();
  });

  it("is given up when nobody knows whether it was copied", async () => {
    const services = await openCosServices();
    const { bucket } = services;
    const { key, form } = await requestUpload(services, alice, png, origin);
    await send(services, form, pngPicture());
    const confirm = () => confirmUpload(services, alice, key, origin);
    bucket.faults.copyFailsWith = "InternalError";
    await expect(confirm()).rejects.toMatchObject({ code: "cloudUnavailable" });
    bucket.faults.copyFailsWith = undefined;
    await expect(confirm()).rejects.toMatchObject({ code: "notFound" });
    expect(bucket.objects.size).toBe(0);
    await services.close();
  });
});

/** One thing that who holds a form, or time, does to one upload. */
type Step = "picture" | "another" | "page" | "confirm" | "confirmTwice" | "minute" | "tidy";

const steps = fc.array(
  fc.constantFrom<Step>("picture", "another", "page", "confirm", "confirmTwice", "minute", "tidy"),
  { maxLength: 12 },
);

describe.each([
  ["the data folder", async () => openUploadServices()],
  ["a bucket", async () => openCosServices()],
])("whatever its uploader does, in any order, a picture in %s", (_name, open) => {
  it("is seen by everybody as it was first, and nothing else stays", async () => {
    const services = await open();
    const { storage } = services;
    const bytesOf: Partial<Record<Step, Buffer>> = {
      picture: pngPicture(10, 10),
      another: pngPicture(11, 11),
      page: html,
    };
    const seenAt = async (key: string) => Buffer.from((await storage.inspect(key))?.head ?? []);
    let user = 0;
    await fc.assert(
      fc.asyncProperty(steps, async (order) => {
        user += 1;
        const caller = signedIn(`user_${user}`, `10.0.${user >> 8}.${user & 255}`);
        const { key, form } = await requestUpload(services, caller, png, origin);
        let shown: Buffer | null = null;
        const confirm = async () => {
          try {
            await confirmUpload(services, caller, key, origin);
            shown ??= await seenAt(key);
          } catch (error) {
            if (!(error instanceof ServiceError)) throw error;
          }
        };
        for (const step of order) {
          const bytes = bytesOf[step];
          if (bytes) await send(services, form, bytes);
          else if (step === "confirm") await confirm();
          else if (step === "confirmTwice") {
            await Promise.all([confirm(), send(services, form, html), confirm()]);
          } else if (step === "minute") services.advance(60_000);
          else await tidyPictures(services);
          if (shown) expect(await seenAt(key)).toEqual(shown);
        }
        services.advance(3_700_000);
        await tidyPictures(services);
        expect(await storage.inspect(incomingKeyOf(key))).toBeNull();
        const isPicture = [bytesOf.picture, bytesOf.another].some((one) =>
          shown?.equals(one ?? html),
        );
        expect(isPicture).toBe(shown !== null);
        expect(await seenAt(key)).toEqual(shown ?? Buffer.alloc(0));
        expect(stateOf(services, key)).toBe(shown ? "stored" : undefined);
      }),
      { numRuns: 25 },
    );
    await services.close();
  });
});
