import type { ListedItem } from "./action-answer";
import { actionBody, type WatchedItem } from "./action-body";
import type { ActionClient } from "./action-client";
import type { ActionHost } from "./action-host";
import { ClientFailure } from "./client-failure";
import { fetchWholeList } from "./fetch-whole-list";
import { readIosUserInfo } from "./ios-action-reader";
import { checkLive, checkTape } from "./listed-item-check";
import type { SimulatedUser } from "./simulated-user";
import type { SimulationRun } from "./simulation-run";
import { watchLive, watchTape } from "./watch";

/** How often the person taps the heart: the app itself sends no more than two a second. */
const LIKES = 4;

/** The watching phone of the first generation. */
export class ActionViewer {
  constructor(
    private readonly run: SimulationRun,
    private readonly client: ActionClient,
    private readonly user: SimulatedUser,
  ) {}

  /** Pulls the list down until the live is in it. @throws StepFailed */
  findLive(host: ActionHost): Promise<ListedItem> {
    return this.find("FetchList 1: the live appears", 1, host, 10);
  }

  /** @throws StepFailed when the tape does not appear in time */
  findTape(host: ActionHost): Promise<ListedItem> {
    return this.find("FetchList 2: the tape appears", 2, host, 20);
  }

  /** The live must be gone from the list soon after it ended. */
  async liveIsGone(broadcaster: string): Promise<void> {
    await this.run.attempt("viewer", "FetchList 1: the live is gone", async (trace) => {
      const gone = await this.run.poll(5, async () => {
        const items = await fetchWholeList(this.client, 1, trace);
        return items.some((item) => item.userid === broadcaster) ? undefined : true;
      });
      if (!gone) {
        throw new ClientFailure(
          "error",
          "The app still offers the live, and its picture is black.",
        );
      }
    });
  }

  /** A whole visit to a live. */
  async visitLive(live: ListedItem): Promise<void> {
    const item = { liveuserid: live.userid, groupid: live.groupid, flag: 0 } as const;
    const play = () => watchLive(this.run, live.playurl, live.hlsPlayUrl);
    await this.visit(item, play, async () => {
      await this.members(item, this.user.userid);
      await this.userInfo(live.userid, 0, "");
      await this.like(live.userid, LIKES);
      await this.countLikes(live.userid);
    });
  }

  /** A whole visit to a tape; its group is its fileid, and its likes name no tape. */
  async visitTape(tape: ListedItem): Promise<void> {
    const item = { liveuserid: tape.userid, groupid: tape.fileid, flag: 1 } as const;
    const play = () => watchTape(this.run, tape.hlsPlayUrl || tape.playurl);
    await this.visit(item, play, async () => {
      await this.members(item);
      await this.userInfo(tape.userid, 1, tape.fileid);
      await this.like(tape.userid, 1);
    });
  }

  // The player starts while EnterGroup is under way, so it is seen even by who is thrown out.
  private async visit(
    item: WatchedItem,
    play: () => Promise<void>,
    inside: () => Promise<void>,
  ): Promise<void> {
    const { run, client, user } = this;
    const entering = run.attempt("viewer", `EnterGroup flag ${item.flag}`, async (trace) => {
      const body = actionBody.enterGroup(user.userid, item, user.profile);
      client.reader.done("EnterGroup", await client.send(body, trace));
      return true;
    });
    const [entered] = await Promise.all([entering, play()]);
    if (entered) await inside();
    // Sent whenever the player screen is destroyed, also after being thrown out.
    await run.attempt("viewer", `QuitGroup flag ${item.flag}`, async (trace) => {
      const answer = await client.send(actionBody.quitGroup(user.userid, item), trace);
      client.reader.done("QuitGroup", answer);
    });
  }

  private find(name: string, flag: 1 | 2, host: ActionHost, seconds: number): Promise<ListedItem> {
    const { userid } = host.user;
    return this.run.step("viewer", name, async (trace) => {
      const found = await this.run.poll(seconds, async () =>
        (await fetchWholeList(this.client, flag, trace)).find((item) => item.userid === userid),
      );
      if (found) return flag === 1 ? checkLive(found, host) : checkTape(found, host.title);
      throw new ClientFailure("error", `The app's list does not show it within ${seconds} s.`);
    });
  }

  private async members(item: WatchedItem, expected?: string): Promise<void> {
    await this.run.attempt("viewer", "FetchGroupMemberList", async (trace) => {
      const answer = await this.client.send(actionBody.fetchGroupMemberList(item), trace);
      const { userids } = this.client.reader.members(answer);
      if (expected && !userids.includes(expected)) {
        throw new ClientFailure("unnoticed", "The row of avatars does not show this viewer.");
      }
    });
  }

  private async userInfo(userid: string, type: 0 | 1, fileid: string): Promise<void> {
    if (this.client.platform === "android") return;
    await this.run.attempt("viewer", `GetUserInfo type ${type}`, async (trace) => {
      const body = actionBody.getUserInfo(userid, type, fileid);
      const item = readIosUserInfo(await this.client.send(body, trace));
      if (item.userid !== userid) {
        throw new ClientFailure("error", `The app opens the live of "${item.userid}" instead.`);
      }
    });
  }

  private async like(broadcaster: string, count: number): Promise<void> {
    for (let sent = 1; sent <= count; sent++) {
      await this.run.attempt("viewer", `ChangeCount (like ${sent} of ${count})`, async (trace) => {
        const answer = await this.client.send(actionBody.changeCount(broadcaster), trace);
        this.client.reader.done("ChangeCount", answer);
      });
      if (sent < count) await this.run.pause(500);
    }
  }

  // The player counts its own taps; what the server counted is only seen in a fresh list.
  private async countLikes(broadcaster: string): Promise<void> {
    await this.run.attempt("viewer", "FetchList 1: likes and viewers", async (trace) => {
      const items = await fetchWholeList(this.client, 1, trace);
      const live = items.find((item) => item.userid === broadcaster);
      // Others may be watching as well, in their browsers.
      if (live?.likecount === LIKES && live.viewercount >= 1) return;
      throw new ClientFailure(
        "unnoticed",
        `The list shows ${live?.likecount ?? "no"} likes and ${live?.viewercount ?? "no"} viewers instead of ${LIKES} and at least 1.`,
      );
    });
  }
}
