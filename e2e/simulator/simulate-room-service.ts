import { ClientFailure } from "./client-failure";
import type { Body } from "./client-json";
import { Heartbeat } from "./heartbeat";
import { exchange } from "./http-exchange";
import { checkRoom } from "./listed-room-check";
import { LivePush, stopPush } from "./live-push";
import { roomBody } from "./room-body";
import { RoomClient } from "./room-client";
import { readLoginInfo } from "./room-login-info";
import type { SimulateOptions } from "./simulate-options";
import type { SimulationRun } from "./simulation-run";
import { watchLive } from "./watch";

// The 2018 clients put plain text where the later ones put JSON.
const TITLE = "Replay of roomservice";

/** RoomService with its names of 2018: a broadcast, seen by the same session. */
export async function simulateRoomService(
  run: SimulationRun,
  options: SimulateOptions,
): Promise<void> {
  const client = new RoomClient("android", options.baseUrl + options.roomBase, run.signal);
  const done = (method: string, body: Body | undefined) =>
    run.attempt("host", method, async (trace) => {
      client.reader.done(method, await client.call(method, body, trace));
    });

  const login = await run.step("host", "get_login_info", async (trace) => {
    const url = `${options.baseUrl}/weapp/utils/get_login_info`;
    return readLoginInfo(
      await exchange({ method: "GET", url, headers: {}, timeoutMs: 5000 }, trace, run.signal),
    );
  });
  await run.step("host", "login", (trace) => client.login(login, trace));
  const pushUrl = await run.step("host", "get_push_url", async (trace) => {
    const body = roomBody.getAnchorUrl(client.userId);
    return client.reader.pushUrl("get_push_url", await client.call("get_push_url", body, trace));
  });
  const push = await LivePush.begin(run, pushUrl);
  const began = Date.now();
  try {
    const roomId = await run.step("host", "create_room", async (trace) => {
      const body = roomBody.createRoom(client.userId, TITLE);
      return client.reader.createRoom(await client.call("create_room", body, trace));
    });
    const anchor = { userID: client.userId, userName: "Alice" };
    await done("add_pusher", roomBody.addAnchor(roomId, anchor, pushUrl));
    const heartbeat = new Heartbeat(run, client, "pusher_heartbeat", roomId);
    try {
      await seePushers(run, client, roomId);
      await seeRoom(run, client, roomId);
      await run.pause(began + options.broadcastSeconds * 1000 - Date.now());
    } finally {
      await heartbeat.stop();
    }
    await done("delete_pusher", roomBody.member(client.userId, roomId));
    await stopPush(run, push);
  } finally {
    await push.kill();
  }
  await done("logout", undefined);
}

async function seePushers(run: SimulationRun, client: RoomClient, roomId: string): Promise<void> {
  await run.attempt("viewer", "get_pushers", async (trace) => {
    const answer = await client.call("get_pushers", roomBody.room(roomId), trace);
    if (client.reader.anchors("get_pushers", answer).includes(client.userId)) return;
    throw new ClientFailure("error", "The app enters a room without the broadcaster in it.");
  });
}

async function seeRoom(run: SimulationRun, client: RoomClient, roomId: string): Promise<void> {
  await run.part(async () => {
    const room = await run.step("viewer", "get_room_list: room appears", async (trace) => {
      const found = await run.poll(10, async () => {
        const answer = await client.call("get_room_list", roomBody.getRoomList(), trace);
        return client.reader.roomList(answer).find((one) => one.roomId === roomId);
      });
      if (found) return checkRoom(found, TITLE);
      throw new ClientFailure("error", "The app's list does not show the room in 10 s.");
    });
    await watchLive(run, room.mixedPlayUrl, undefined);
  });
}
