import { expect, it } from "vitest";
import { findLive } from "@/db/repositories/live";
import { openUploadServices } from "@/lib/services/uploads-fixture";
import { blockedWord } from "@/lib/shared/blocked-word";
import { answerRegister } from "./account-routes";
import { answerStudioAddress } from "./studio-routes";
import { makeAccount, origin, webToken } from "./wire-fixture";

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

it("tells the studio's form that the title has a blocked word, and announces nothing", async () => {
  const services = openUploadServices({ BLOCKED_WORDS: "spam" });
  await makeAccount(services, "alice_01");
  const token = await webToken(services, "alice_01");
  const refused = await post(services, answerStudioAddress, { title: "Spam all day" }, token);
  expect(refused).toMatchObject({ code: 4002, data: { reason: blockedWord } });
  expect(findLive(services.database.read, "alice_01")).toBeNull();
  const done = await post(services, answerStudioAddress, { title: "Run" }, token);
  expect(done).toMatchObject({ code: 200 });
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
