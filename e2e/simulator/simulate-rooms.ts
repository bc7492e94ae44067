import { MobileUser } from "./mobile-user";
import type { Platform } from "./platform";
import { RoomHost } from "./room-host";
import { RoomViewer } from "./room-viewer";
import type { SimulateOptions } from "./simulate-options";
import { newUser } from "./simulated-user";
import type { SimulationRun } from "./simulation-run";

/** A broadcast that ends before iOS's first heartbeat would show nothing of it. */
const FIRST_HEARTBEAT_SECONDS = 8;

/** The second generation: accounts, a room with a broadcast, one who watches, and the tape. */
export async function simulateRooms(
  run: SimulationRun,
  platform: Platform,
  options: SimulateOptions,
): Promise<void> {
  const prefix = platform === "android" ? "sima2" : "simi2";
  const alice = newUser(`${prefix}h`, "Alice");
  const bob = newUser(`${prefix}v`, "Bob");
  const hostPhone = new MobileUser(run, "host", platform, alice, options);
  const viewerPhone = new MobileUser(run, "viewer", platform, bob, options);
  const host = new RoomHost(run, hostPhone, `Replay of ${prefix}`);
  const viewer = new RoomViewer(run, viewerPhone);

  await hostPhone.signIn();
  await cosSign(run, hostPhone);
  await viewerPhone.signIn();
  const broadcast = await host.begin();
  const began = Date.now();
  try {
    await run.part(async () =>
      viewer.visitRoom(await viewer.findRoom(broadcast.roomId, host.title)),
    );
    const seconds = Math.max(options.broadcastSeconds, FIRST_HEARTBEAT_SECONDS);
    await run.pause(began + seconds * 1000 - Date.now());
    await host.end(broadcast);
  } finally {
    await broadcast.heartbeat.stop();
    await broadcast.push.kill();
  }
  await viewer.roomIsGone(broadcast.roomId);
  await run.part(() => viewer.visitTape(alice.userid, host.title));
  await hostPhone.signOut();
  await viewerPhone.signOut();
}

// A server without object storage answers an error here, and only the pictures suffer.
async function cosSign(run: SimulationRun, { account, user }: MobileUser): Promise<void> {
  await run.optional("host", "/get_cos_sign", async (trace) => {
    const body = account.body.getCosSign(user.userid);
    account.reader.cosSign(await account.send("/get_cos_sign", body, trace));
  });
}
