import { afterEach, beforeEach, expect, it } from "vitest";
import { announceLive, beginPush } from "@/lib/services/live-fixture";
import { openTestServices, type TestServices } from "@/lib/services/services-fixture";
import { answerRoomPage } from "./room-page-routes";

let services: TestServices;
beforeEach(() => {
  services = openTestServices();
});
afterEach(() => services.close());

async function ask(segment: string) {
  const request = new Request(`http://localhost/api/rooms/${segment}`);
  return (await (await answerRoomPage(services, request)).json()) as {
    code: number;
    data: { room?: Record<string, unknown> };
  };
}

it("anybody reads a room, with the addresses that the first paint had", async () => {
  await announceLive(services, "小_01", { title: "Run" });
  await beginPush(services, "小_01");
  const { code, data } = await ask(encodeURIComponent("小_01"));
  expect(code).toBe(200);
  expect(data.room).toMatchObject({ userId: "小_01", title: "Run", lastLive: null, replays: [] });
  expect(data.room?.hlsUrl).toMatch(/^\/live\//);
});

it("a room that nobody has is not found", async () => {
  expect(await ask("nobody_01")).toMatchObject({ code: 2003, data: {} });
});
