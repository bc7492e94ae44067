import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openFigures } from "./figures-fixture";
import { announceLive, beginPush } from "./live-fixture";
import { lingerMs } from "./presence";

const room = "alice_01";
let world: ReturnType<typeof openFigures>;
beforeEach(async () => {
  world = openFigures(room);
  await announceLive(world.services, room);
  await beginPush(world.services, room);
  await world.figures.look();
});
afterEach(() => world.services.close());

describe("the viewers of a broadcast count once who signs in while he watches", () => {
  const total = async () => {
    await world.watchPresence();
    await world.figures.settle();
    return world.session()?.viewerTotal;
  };

  it.each([
    ["before he was written down", 0],
    ["afterwards", 1],
    ["and took his time over the password", lingerMs + 60_000],
  ])("%s", async (_when, waitMs) => {
    const nameless = world.browser("browser-1");
    world.browser("browser-2");
    if (waitMs > 0) expect(await total()).toBe(2);
    nameless.end();
    world.services.advance(waitMs);
    await world.watchPresence();
    world.browser("browser-1", "bob_02");
    expect(await total()).toBe(2);
    // By another way he is the same.
    await world.phoneEnters("bob_02");
    expect(await total()).toBe(2);
  });

  it("in a second browser as well", async () => {
    world.browser("browser-1", "bob_02");
    world.browser("browser-2");
    expect(await total()).toBe(2);
    world.browser("browser-2", "bob_02");
    expect(await total()).toBe(1);
  });

  it("and whoever watches on without an account after him counts again", async () => {
    world.browser("browser-1");
    world.browser("browser-1", "bob_02");
    world.browser("browser-1");
    expect(await total()).toBe(2);
    world.browser("browser-1", "carol_03");
    expect(await total()).toBe(2);
  });

  it("also when a guest with a nickname does, and not at all as the broadcaster", async () => {
    const vicky = { userId: "guest-abcdefg234", nickname: "Vicky", role: "guest" } as const;
    const visit = { room, viewer: "browser-1", cookie: "", clientIp: "::1", returning: false };
    world.services.presence.enter(visit, vicky);
    expect(await total()).toBe(1);
    world.browser("browser-1", "bob_02");
    expect(await total()).toBe(1);
    world.browser("browser-2");
    expect(await total()).toBe(2);
    world.browser("browser-2", room);
    expect(await total()).toBe(1);
  });
});
