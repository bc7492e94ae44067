import { expect, it } from "vitest";
import { findLive } from "@/db/repositories/live";
import { changeRoomSetting } from "@/db/repositories/room-settings";
import { openUploadServices } from "@/lib/services/uploads-fixture";
import { blockedWord } from "@/lib/shared/blocked-word";
import { otherAccount, signedOut } from "@/lib/shared/session-refusal";
import { nothingArrives } from "@/lib/shared/studio-refusal";
import { answerRegister } from "./account-routes";
import { answerStudioKey } from "./studio-key-routes";
import { answerEndOwn, answerGoLive, answerStudio } from "./studio-routes";
import { beginPush, makeAccount, origin, webToken } from "./wire-fixture";

type Services = ReturnType<typeof openUploadServices>;
type Door = (services: Services, request: Request) => Promise<Response>;

async function post(services: Services, door: Door, body: object, token = "") {
  const request = new Request(`${origin}/x`, {
    method: "POST",
    headers: token ? { authorization: `Bearer ${token}` } : {},
    body: JSON.stringify(body),
  });
  return (await (await door(services, request)).json()) as object;
}

it("makes no address for a page that another account's session has come under", async () => {
  const services = openUploadServices();
  for (const userId of ["alice_01", "vera_0001"]) await makeAccount(services, userId);
  const token = await webToken(services, "vera_0001");
  const refused = await post(services, answerStudioKey, { userid: "alice_01" }, token);
  expect(refused).toMatchObject({ code: 498, data: { reason: otherAccount } });
  expect(findLive(services.database.read, "alice_01")).toBeNull();
  expect(findLive(services.database.read, "vera_0001")).toBeNull();
  const own = { userid: "vera_0001" };
  expect(await post(services, answerStudioKey, own, token)).toMatchObject({ code: 200 });
  const headers = { authorization: `Bearer ${token}` };
  const studio = await answerStudio(services, new Request(`${origin}/x`, { headers }));
  expect(await studio.json()).toMatchObject({ data: { studio: { userId: "vera_0001" } } });
  services.close();
});

it("takes a broadcaster's orders from the own pages alone, and answers where that leads", async () => {
  const services = openUploadServices();
  for (const userId of ["alice_01", "vera_0001"]) await makeAccount(services, userId);
  const token = await webToken(services, "alice_01");
  await post(services, answerStudioKey, {}, token);
  await services.database.write((db) =>
    changeRoomSetting(db, "alice_01", { manualPublic: 1 }, services.now()),
  );
  await beginPush(services, "alice_01");
  for (const door of [answerGoLive, answerEndOwn]) {
    const nobody = await post(services, door, { userid: "alice_01" });
    expect(nobody).toMatchObject({ code: 498, data: { reason: signedOut } });
    const other = await webToken(services, "vera_0001");
    const another = await post(services, door, { userid: "alice_01" }, other);
    expect(another).toMatchObject({ code: 498, data: { reason: otherAccount } });
    const fromElsewhere = new Request(`${origin}/x`, {
      method: "POST",
      headers: { cookie: `mlvb_session=${token}`, origin: "https://evil.example" },
      body: "{}",
    });
    expect(await (await door(services, fromElsewhere)).json()).toMatchObject({ code: 498 });
  }
  const own = { userid: "alice_01" };
  const nowLive = await post(services, answerGoLive, own, token);
  expect(nowLive).toMatchObject({ code: 200, data: { studio: { state: "live" } } });
  const empty = await post(services, answerGoLive, own, await webToken(services, "vera_0001"));
  expect(empty).toMatchObject({ code: 498 });
  const theirs = { userid: "vera_0001" };
  const nothing = await post(services, answerGoLive, theirs, await webToken(services, "vera_0001"));
  expect(nothing).toMatchObject({ code: 400, data: { reason: nothingArrives } });
  const ended = await post(services, answerEndOwn, own, token);
  expect(ended).toMatchObject({ code: 200, data: { studio: { userId: "alice_01" } } });
  services.close();
});

it("tells whoever is signed out apart from whoever may not", async () => {
  const services = openUploadServices();
  await makeAccount(services, "alice_01");
  const nobody = await post(services, answerStudioKey, {});
  expect(nobody).toMatchObject({ code: 498, data: { reason: signedOut } });
  services.close();
});

it.each([
  [602, "bob_0002", "Spam"],
  [610, "spam_0002", ""],
])(
  "tells the registration's form by %i which name has one: %s, %j",
  async (code, userId, nickname) => {
    const services = openUploadServices({ BLOCKED_WORDS: "spam" });
    const account = { userId, nickname, password: "Passw0rd8" };
    const refused = await post(services, answerRegister, account);
    expect(refused).toMatchObject({ code, data: { reason: blockedWord } });
    services.close();
  },
);
