import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { judgeUserSig } from "@/lib/auth/user-sigs";
import { ConfigError } from "@/lib/config";
import { newGuest } from "@/lib/services/room-sign-in";
import { openTestServices, type TestServices } from "@/lib/services/services-fixture";
import { loginInfoText } from "./roomtool";

let services: TestServices;
beforeEach(() => {
  services = openTestServices();
});
afterEach(() => services.close());

describe("roomtool login-info", () => {
  it("signs for whoever can be a user, and for a guest", async () => {
    const guest = await newGuest(services, "192.0.2.1");
    for (const userid of ["alice_01", services.config.administrator, guest.userId]) {
      const { userID, userSig } = JSON.parse(loginInfoText(services.config, userid));
      expect(userID).toBe(userid);
      expect(judgeUserSig(services.config, userid, userSig, Date.now())).toBe("valid");
    }
  });

  it.each(["bad id!", "bob", "1234567", "a".repeat(25)])(
    "refuses %j where registration would",
    (userid) => {
      const asked = () => loginInfoText(services.config, userid);
      expect(asked).toThrow(ConfigError);
      expect(asked).toThrow(/A user name has 4 to 24 letters/);
    },
  );
});
