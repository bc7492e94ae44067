import { describe, expect, it } from "vitest";
import { pngPicture } from "@/lib/providers/picture-fixture";
import { openCosStore } from "@/lib/providers/storage-fixture";
import { openTestChat, type TestChat } from "@/lib/services/chat-fixture";
import { getRoom } from "@/lib/services/rooms";
import type { PictureTicket } from "@/lib/shared/models";
import {
  answerPictureConfirmation,
  answerPictureRequest,
  answerUpload,
  answerUploadedPicture,
} from "./picture-routes";
import { answerChangeRoomSettings } from "./room-settings-routes";
import { answerStudio } from "./studio-routes";
import { makeAccount, origin, webToken } from "./wire-fixture";

type Door = (services: TestChat, request: Request) => Promise<Response>;
interface Answer {
  readonly code: number;
  readonly message: string;
  readonly data: {
    url?: string;
    studio?: { settings: { coverUrl: string } };
  } & Partial<PictureTicket>;
}

const png = { contentType: "image/png", sizeBytes: 10_000 };

async function openSignedIn() {
  const services = openTestChat({ RECORDING_MIN_FREE_MB: "0" });
  const callers: Record<string, { authorization: string }> = {};
  for (const userid of ["alice_01", "bob_0002"]) {
    await makeAccount(services, userid);
    callers[userid] = { authorization: `Bearer ${await webToken(services, userid)}` };
  }
  async function call(door: Door, as: string, body?: object): Promise<Answer> {
    const request = new Request(`${origin}/x`, {
      method: body ? "POST" : "GET",
      headers: callers[as] ?? {},
      body: body && JSON.stringify(body),
    });
    return (await (await door(services, request)).json()) as Answer;
  }
  /** Request, upload and confirmation, as the browser does them. */
  async function storePicture(as: string): Promise<string> {
    const { key, form } = (await call(answerPictureRequest, as, png)).data;
    const body = new FormData();
    for (const [name, value] of Object.entries(form?.fields ?? {})) body.append(name, value);
    body.append("file", new Blob([new Uint8Array(pngPicture())]), "x");
    const upload = new Request(`${origin}${form?.url}`, { method: "POST", body });
    expect((await answerUpload(services, upload)).status).toBe(204);
    return (await call(answerPictureConfirmation, as, { key })).data.url ?? "";
  }
  return { services, call, storePicture };
}

describe("the web's picture calls", () => {
  it("give addresses on this site, under which the picture is seen", async () => {
    const { services, storePicture } = await openSignedIn();
    const url = await storePicture("alice_01");
    expect(url).toMatch(/^\/uploads\/u\/alice_01\/[0-9a-f]{32}\.png$/);
    const seen = await answerUploadedPicture(services, new Request(origin + url));
    expect([seen.status, seen.headers.get("content-type")]).toEqual([200, "image/png"]);
    const missing = await answerUploadedPicture(services, new Request(`${origin}/uploads/u/x.png`));
    expect([missing.status, missing.headers.get("content-type")]).toEqual([
      404,
      "text/plain; charset=utf-8",
    ]);
    await services.stop();
  });

  it("are for signed-in users, and take only what they understand", async () => {
    const { services, call } = await openSignedIn();
    expect((await call(answerPictureRequest, "nobody", png)).code).toBe(498);
    expect((await call(answerPictureConfirmation, "nobody", { key: "k" })).code).toBe(498);
    for (const body of [
      {},
      { contentType: "image/png" },
      { ...png, sizeBytes: "9" },
      { ...png, sizeBytes: 1.5 },
    ]) {
      expect((await call(answerPictureRequest, "alice_01", body)).code).toBe(602);
    }
    expect(
      (await call(answerPictureRequest, "alice_01", { ...png, contentType: "image/svg+xml" })).code,
    ).toBe(400);
    for (const key of ["../secrets.json", "u/alice_01/x", "x".repeat(256)]) {
      expect((await call(answerPictureConfirmation, "alice_01", { key })).code).toBe(2003);
    }
    await services.stop();
  });

  it("are no doors for files where the pictures are elsewhere", async () => {
    const store = await openCosStore();
    const post = new Request(`${origin}/uploads`, { method: "POST", body: "x" });
    expect((await answerUpload(store, post)).status).toBe(404);
    const get = new Request(`${origin}/uploads/u/x`);
    expect((await answerUploadedPicture(store, get)).status).toBe(404);
    await store.close();
  });
});

describe("the cover of the studio", () => {
  it("is kept as a whole address for phones, and shown in the studio by its path", async () => {
    const { services, call, storePicture } = await openSignedIn();
    const coverUrl = await storePicture("alice_01");
    const answer = await call(answerChangeRoomSettings, "alice_01", { coverUrl });
    expect(answer.code).toBe(200);
    expect(getRoom(services, "alice_01", origin).coverUrl).toBe(origin + coverUrl);
    expect((await call(answerStudio, "alice_01")).data.studio?.settings.coverUrl).toBe(coverUrl);
    await call(answerChangeRoomSettings, "alice_01", { coverUrl: "" });
    expect(getRoom(services, "alice_01", origin).coverUrl).toBe("");
    await services.stop();
  });

  it("is the broadcaster's own uploaded picture, and nothing else", async () => {
    const { services, call, storePicture } = await openSignedIn();
    const ofBob = await storePicture("bob_0002");
    const unconfirmed = (await call(answerPictureRequest, "alice_01", png)).data.key;
    for (const coverUrl of [
      ofBob,
      `/uploads/${unconfirmed}`,
      "https://evil.example/a.png",
      "javascript:alert(1)",
      "/uploads/../secrets.json",
    ]) {
      const answer = await call(answerChangeRoomSettings, "alice_01", { coverUrl });
      expect(answer.code, coverUrl).toBe(400);
    }
    await services.stop();
  });
});
