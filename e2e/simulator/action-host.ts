import { randomBytes } from "node:crypto";
import { actionBody } from "./action-body";
import type { ActionClient } from "./action-client";
import { LivePush, stopPush } from "./live-push";
import type { SimulatedUser } from "./simulated-user";
import type { SimulationRun } from "./simulation-run";

/** The broadcasting phone of the first generation. */
export class ActionHost {
  /** As Tencent IM makes them for createAVChatroomGroup. */
  readonly groupid = `@TGS#a${randomBytes(5).toString("hex").toUpperCase()}`;

  constructor(
    private readonly run: SimulationRun,
    private readonly client: ActionClient,
    readonly user: SimulatedUser,
    readonly title: string,
  ) {}

  /** From the cover to the first picture. @throws StepFailed */
  async begin(): Promise<LivePush> {
    const { run, client, user } = this;
    await run.optional("host", "GetCOSSign", async (trace) =>
      client.reader.cosSign(await client.send(actionBody.getCosSign(), trace)),
    );
    const pushUrl = await run.step("host", "RequestLVBAddr", async (trace) => {
      const { userid, profile } = user;
      const body = actionBody.requestLvbAddr(userid, this.groupid, this.title, profile);
      return client.reader.pushUrl(await client.send(body, trace));
    });
    const push = await LivePush.begin(run, pushUrl);
    await this.changeStatus(0);
    return push;
  }

  /** The broadcaster leaves: the push ends, then the server is told. */
  async end(push: LivePush): Promise<void> {
    await stopPush(this.run, push);
    await this.changeStatus(1);
  }

  private async changeStatus(status: 0 | 1): Promise<void> {
    await this.run.attempt("host", `ChangeStatus ${status}`, async (trace) => {
      const answer = await this.client.send(
        actionBody.changeStatus(this.user.userid, status),
        trace,
      );
      this.client.reader.done("ChangeStatus", answer);
    });
  }
}
