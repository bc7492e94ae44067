import { type Body, clientJson } from "./client-json";
import { wirePassword } from "./liteav-sig";
import type { Platform } from "./platform";
import type { SimulatedUser } from "./simulated-user";

/** The bodies of the second generation's account routes, as one platform writes them. */
export class AccountBody {
  /** @param now Milliseconds with a fraction, as the phone's clock gives them. */
  constructor(
    private readonly platform: Platform,
    private readonly now: () => number = () => performance.timeOrigin + performance.now(),
  ) {}

  /** For /register and /login alike, neither of which is signed. */
  credentials(user: SimulatedUser): string {
    const password = wirePassword(user.password, user.userid);
    return clientJson(this.platform, { userid: user.userid, password });
  }

  getUserInfo(userid: string): string {
    return this.signed(userid, {});
  }

  uploadUserInfo(userid: string, nickname: string, frontcover: string): string {
    return this.signed(userid, { nickname, avatar: "", sex: 0, frontcover });
  }

  /** Android names the user twice and writes camel case; iOS leaves the time out. */
  uploadRoom(userid: string, title: string, frontcover: string, location: string): string {
    if (this.platform === "android") {
      return this.signed(userid, { userId: userid, title, frontCover: frontcover, location });
    }
    return clientJson("ios", { userid, title, frontcover, location });
  }

  /** Android asks once, with a string for the index; iOS asks for all pages up to this one. */
  getVodList(userid: string, page = 1): string {
    const range: Body =
      this.platform === "android" ? { index: "0", count: 200 } : { index: 0, count: 20 * page };
    return this.signed(userid, range);
  }

  getCosSign(userid: string): string {
    return this.signed(userid, {});
  }

  private signed(userid: string, fields: Body): string {
    if (this.platform === "android") {
      const timestamp = Math.floor(this.now() / 1000);
      return clientJson("android", { userid, timestamp, expires: 10, ...fields });
    }
    // A dictionary has no order: the common fields are not first here.
    return clientJson("ios", { ...fields, timestamp: this.now(), expires: 86_400, userid });
  }
}
