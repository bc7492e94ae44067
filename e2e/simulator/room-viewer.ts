import type { VodItem } from "./account-answer";
import { ClientFailure } from "./client-failure";
import type { HttpAnswer } from "./http-answer";
import { isJsonObject, parseJson } from "./json-value";
import { checkRoom } from "./listed-room-check";
import type { MobileUser } from "./mobile-user";
import type { CustomPath, ListedRoom } from "./room-answer";
import { roomBody } from "./room-body";
import type { SimulationRun } from "./simulation-run";
import type { StepTrace } from "./step-trace";
import { watchLive, watchTape } from "./watch";

/** Below Android's own throttle of two likes a second. */
const LIKES = 3;

/** The watching phone of the second generation. */
export class RoomViewer {
  constructor(
    private readonly run: SimulationRun,
    private readonly phone: MobileUser,
  ) {}

  /** Opens the list until the room is in it. @throws StepFailed */
  findRoom(roomId: string, title: string): Promise<ListedRoom> {
    return this.run.step("viewer", "get_room_list: room appears", async (trace) => {
      const found = await this.run.poll(10, async () => {
        const { rooms } = this.phone;
        const answer = await rooms.call("get_room_list", roomBody.getRoomList(), trace);
        return rooms.reader.roomList(answer).find((room) => room.roomId === roomId);
      });
      if (found) return checkRoom(found, title);
      throw new ClientFailure("error", "The app's list does not show the room in 10 s.");
    });
  }

  /** A whole visit to a live: in, watching, hearts, out. */
  async visitRoom(room: ListedRoom): Promise<void> {
    const { rooms, user } = this.phone;
    const { roomId } = room;
    await watchLive(this.run, room.mixedPlayUrl, undefined);
    await this.call("add_audience", (method, trace) => {
      const body = roomBody.addAudience(roomId, rooms.userId, user.profile.nickname);
      return rooms.call(method, body, trace);
    });
    await this.audiences(roomId);
    for (let sent = 1; sent <= LIKES; sent++) {
      await this.call("set_custom_field", (method, trace) =>
        rooms.call(method, roomBody.praise(rooms.platform, roomId), trace),
      );
      await this.run.pause(500);
    }
    await this.praise(roomId, "get_custom_Info");
    // Only the newest Android app asks with a small letter, and wants another type.
    if (rooms.platform === "android") await this.praise(roomId, "get_custom_info");
    await this.counts(roomId);
    await this.call("delete_audience", (method, trace) =>
      rooms.call(method, roomBody.member(rooms.userId, roomId), trace),
    );
  }

  /** The room must be gone from the list at once. */
  async roomIsGone(roomId: string): Promise<void> {
    await this.run.attempt("viewer", "get_room_list: room is gone", async (trace) => {
      const { rooms } = this.phone;
      const answer = await rooms.call("get_room_list", roomBody.getRoomList(), trace);
      if (!rooms.reader.roomList(answer).some((room) => room.roomId === roomId)) return;
      throw new ClientFailure("error", "The app still offers the live, and its picture is black.");
    });
  }

  /** Finds the tape in the playback list and plays it. @throws StepFailed when it is not there */
  async visitTape(broadcaster: string, title: string): Promise<void> {
    const { account, user } = this.phone;
    const tape = await this.run.step("viewer", "/get_vod_list: tape appears", async (trace) => {
      const found = await this.run.poll(20, async (): Promise<VodItem | undefined> => {
        const body = account.body.getVodList(user.userid);
        const answer = await account.send("/get_vod_list", body, trace);
        return account.reader.vodList(answer).find((item) => item.userid === broadcaster);
      });
      if (found && found.title !== title) {
        throw new ClientFailure("unnoticed", `The list shows the title "${found.title}".`);
      }
      if (found) return found;
      throw new ClientFailure("error", "The app's playback list does not show it within 20 s.");
    });
    await watchTape(this.run, tape.url);
  }

  private async audiences(roomId: string): Promise<void> {
    await this.run.attempt("viewer", "get_audiences", async (trace) => {
      const { rooms } = this.phone;
      const answer = await rooms.call("get_audiences", roomBody.room(roomId), trace);
      if (rooms.reader.audiences(answer).includes(rooms.userId)) return;
      throw new ClientFailure("unnoticed", "The row of avatars does not show this viewer.");
    });
  }

  private async praise(roomId: string, path: CustomPath): Promise<void> {
    await this.run.attempt("viewer", path, async (trace) => {
      const { rooms } = this.phone;
      const praise = rooms.reader.praise(
        path,
        await rooms.call(path, roomBody.room(roomId), trace),
      );
      if (praise === LIKES) return;
      throw new ClientFailure("unnoticed", `The app shows ${praise} likes instead of ${LIKES}.`);
    });
  }

  // Only a list that is read after the likes carries `custom`, whose type decides over it all.
  private async counts(roomId: string): Promise<void> {
    await this.run.attempt("viewer", "get_room_list: counts", async (trace) => {
      const { rooms } = this.phone;
      const answer = await rooms.call("get_room_list", roomBody.getRoomList(), trace);
      const room = rooms.reader.roomList(answer).find((one) => one.roomId === roomId);
      const custom = parseJson(room?.custom ?? "");
      const praise = isJsonObject(custom) ? custom.praise : "no";
      // Others may be watching as well, in their browsers.
      if (room && room.audienceCount >= 1 && Number(praise) === LIKES) return;
      throw new ClientFailure(
        "unnoticed",
        `The list shows ${praise} likes and ${room?.audienceCount ?? "no"} viewers instead of ${LIKES} and at least 1.`,
      );
    });
  }

  private async call(
    method: string,
    send: (method: string, trace: StepTrace) => Promise<HttpAnswer>,
  ): Promise<void> {
    await this.run.attempt("viewer", method, async (trace) => {
      this.phone.rooms.reader.done(method, await send(method, trace));
    });
  }
}
