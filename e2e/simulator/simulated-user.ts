import { randomBytes } from "node:crypto";
import type { Profile } from "./platform";

/** A made-up person with an id nobody else has. */
export interface SimulatedUser {
  /** Lower-case letters, digits and "_", 4 to 24 of them: every client and server takes it. */
  readonly userid: string;
  readonly password: string;
  readonly profile: Profile;
}

/** @param prefix Tells in the server's own log where this user came from. */
export function newUser(prefix: string, nickname: string): SimulatedUser {
  const unique = Date.now().toString(36) + randomBytes(2).toString("hex");
  return {
    userid: `${prefix}_${unique}`,
    password: `Pw${randomBytes(5).toString("hex")}`,
    // Somebody who has just installed the app has neither an avatar nor a cover yet.
    profile: { nickname, headpic: null, frontcover: null, location: "Shenzhen" },
  };
}
