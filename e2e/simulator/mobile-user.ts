import { AccountClient } from "./account-client";
import type { Platform } from "./platform";
import { RoomClient } from "./room-client";
import type { SimulateOptions } from "./simulate-options";
import type { SimulatedUser } from "./simulated-user";
import type { Role, SimulationRun } from "./simulation-run";

/** A second-generation phone with its account and its RoomService session. */
export class MobileUser {
  readonly account: AccountClient;
  readonly rooms: RoomClient;

  constructor(
    private readonly run: SimulationRun,
    private readonly role: Role,
    readonly platform: Platform,
    readonly user: SimulatedUser,
    options: SimulateOptions,
  ) {
    const { baseUrl, accountBase, roomBase } = options;
    this.account = new AccountClient(platform, baseUrl + accountBase, run.signal);
    this.rooms = new RoomClient(platform, baseUrl + roomBase, run.signal);
  }

  /** From the registration to a logged-in home screen. @throws StepFailed */
  async signIn(): Promise<void> {
    const { run, role, account, user } = this;
    const { userid } = user;
    await run.step(role, "/register", async (trace) =>
      account.reader.register(
        await account.send("/register", account.body.credentials(user), trace),
      ),
    );
    const login = await run.step(role, "/login", async (trace) =>
      account.reader.login(await account.send("/login", account.body.credentials(user), trace)),
    );
    if (this.platform === "android") {
      // Android's first try has no token yet and ends inside the app.
      run.note(
        role,
        "/get_user_info (no token yet)",
        "Nothing is sent; the app tries again later.",
      );
    }
    account.token = login.token;
    await this.profile();
    await run.step(role, "RoomService login", (trace) => {
      const platform = this.platform === "android" ? "Android" : "iOS";
      const { sdkAppId: sdkAppID, userSig } = login;
      return this.rooms.login({ sdkAppID, userID: userid, userSig, platform }, trace);
    });
  }

  /** Leaves RoomService, with an empty body. */
  async signOut(): Promise<void> {
    await this.run.attempt(this.role, "RoomService logout", async (trace) => {
      this.rooms.reader.done("logout", await this.rooms.call("logout", undefined, trace));
    });
  }

  private async profile(): Promise<void> {
    const { run, role, account } = this;
    const { userid, profile } = this.user;
    await run.attempt(role, "/get_user_info", async (trace) =>
      account.reader.userInfo(
        await account.send("/get_user_info", account.body.getUserInfo(userid), trace),
      ),
    );
    await run.attempt(role, "/upload_user_info", async (trace) => {
      const body = account.body.uploadUserInfo(userid, profile.nickname, "");
      account.reader.done(
        "/upload_user_info",
        await account.send("/upload_user_info", body, trace),
      );
    });
  }
}
