import { Heartbeat } from "./heartbeat";
import { LivePush, stopPush } from "./live-push";
import type { MobileUser } from "./mobile-user";
import { roomBody } from "./room-body";
import type { SimulationRun } from "./simulation-run";

/** A running broadcast of the second generation. */
export interface RoomBroadcast {
  readonly roomId: string;
  readonly push: LivePush;
  readonly heartbeat: Heartbeat;
}

/** The broadcasting phone of the second generation. */
export class RoomHost {
  constructor(
    private readonly run: SimulationRun,
    readonly phone: MobileUser,
    readonly title: string,
  ) {}

  /** From the push address to the listed room. @throws StepFailed, with nothing left running */
  async begin(): Promise<RoomBroadcast> {
    const { run } = this;
    const { rooms } = this.phone;
    const pushUrl = await run.step("host", "get_anchor_url", async (trace) => {
      const answer = await rooms.call("get_anchor_url", roomBody.getAnchorUrl(rooms.userId), trace);
      return rooms.reader.pushUrl("get_anchor_url", answer);
    });
    const push = await LivePush.begin(run, pushUrl);
    try {
      const roomId = await this.open(pushUrl);
      const heartbeat = new Heartbeat(run, rooms, "anchor_heartbeat", roomId);
      await this.uploadRoom();
      return { roomId, push, heartbeat };
    } catch (error) {
      await push.kill();
      throw error;
    }
  }

  /** The creator leaves: the room disappears, then the push ends. */
  async end({ roomId, push, heartbeat }: RoomBroadcast): Promise<void> {
    const { rooms } = this.phone;
    await heartbeat.stop();
    await this.run.attempt("host", "delete_anchor", async (trace) => {
      const body = roomBody.member(rooms.userId, roomId);
      rooms.reader.done("delete_anchor", await rooms.call("delete_anchor", body, trace));
    });
    await stopPush(this.run, push);
  }

  private async open(pushUrl: string): Promise<string> {
    const { rooms, user } = this.phone;
    const { nickname, location } = user.profile;
    const roomInfo = JSON.stringify({ title: this.title, frontcover: "", location });
    const roomId = await this.run.step("host", "create_room", async (trace) => {
      const body = roomBody.createRoom(rooms.userId, roomInfo);
      return rooms.reader.createRoom(await rooms.call("create_room", body, trace));
    });
    await this.run.step("host", "add_anchor", async (trace) => {
      const anchor = { userID: rooms.userId, userName: nickname };
      const body = roomBody.addAnchor(roomId, anchor, pushUrl);
      rooms.reader.done("add_anchor", await rooms.call("add_anchor", body, trace));
    });
    return roomId;
  }

  private async uploadRoom(): Promise<void> {
    const { account, user } = this.phone;
    await this.run.attempt("host", "/upload_room", async (trace) => {
      const { location } = user.profile;
      const body = account.body.uploadRoom(user.userid, this.title, "", location ?? "");
      account.reader.done("/upload_room", await account.send("/upload_room", body, trace));
    });
  }
}
