import { afterEach, beforeEach, expect, it } from "vitest";
import { changeRoomSetting } from "@/db/repositories/room-settings";
import { followPublicity } from "./follow-publicity";
import { announceLive, beginPush, endPush } from "./live-fixture";
import { authorizePublish } from "./publish-authorization";
import { openTestServices, type TestServices } from "./services-fixture";

const user = "alice_01";
let services: TestServices;
let told: boolean[];
beforeEach(() => {
  const real = openTestServices();
  told = [];
  const setPublic = async (_: string, isPublic: boolean) => void told.push(isPublic);
  const live = Object.assign(Object.create(real.live) as typeof real.live, { setPublic });
  services = { ...real, live };
});
afterEach(() => services.close());

it("a push that began before the goodbye of the one before was written is the preview that it is", async () => {
  const url = new URL((await announceLive(services, user)).url);
  const streamName = url.pathname.split("/").at(-1) ?? "";
  await beginPush(services, user, "first");
  await services.database.write((db) =>
    changeRoomSetting(db, user, { manualPublic: 1 }, services.now()),
  );
  services.advance(5000);
  const query = url.searchParams;
  const request = { app: "live", streamName, query, clientIp: "::1", userAgent: "" };
  const answer = await authorizePublish(services, request);
  expect(answer).toMatchObject({ allowed: true, isPublic: true });
  await endPush(services, user, "first");
  services.advance(1);
  await beginPush(services, user, "second");
  await followPublicity(services, streamName);
  expect(told).toEqual([false]);
});

it("a return stays public, and a stream that nobody pushes is left alone", async () => {
  const url = new URL((await announceLive(services, user)).url);
  const streamName = url.pathname.split("/").at(-1) ?? "";
  await followPublicity(services, streamName);
  await followPublicity(services, "nobody");
  await beginPush(services, user, "first");
  await endPush(services, user, "first", true);
  services.advance(5000);
  await beginPush(services, user, "second");
  await followPublicity(services, streamName);
  expect(told).toEqual([true]);
});
