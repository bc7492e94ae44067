import type { Page } from "./models";

/** Characters of a nickname; what is longer is cut. */
export const nicknameMaxLength = 40;

/** How the apps number it: unknown, male, female. */
export type Sex = -1 | 0 | 1;

/** A user's own profile, as the account page edits it. */
export interface AccountProfile {
  readonly userId: string;
  readonly nickname: string;
  readonly sex: Sex;
  /** Empty when there is none; the page then draws one. */
  readonly avatarUrl: string;
  readonly coverUrl: string;
  /** A picture's greatest size, in bytes. */
  readonly pictureMaxBytes: number;
}

/** What of the profile is to change; what is not named stays. An empty address removes a picture. */
export type ProfileChange = Partial<
  Pick<AccountProfile, "nickname" | "sex" | "avatarUrl" | "coverUrl">
>;

/** Somewhere where this user is signed in. When it was used last is not written down anywhere. */
export interface AccountSession {
  /** Tells it from the others, and opens nothing. */
  readonly id: string;
  /** A browser, or an app with its own tokens. */
  readonly kind: "web" | "app";
  /** Whether it is the one that asks. */
  readonly isCurrent: boolean;
  /** When it signed in, and when it ends by itself; Unix ms. */
  readonly sinceMs: number;
  readonly expiresMs: number;
  /** From where it signed in, and by which program (`User-Agent`); empty: not recorded. */
  readonly clientIp: string;
  readonly agent: string;
}

/** Everywhere where a user is signed in. */
export interface AccountSessions {
  readonly userId: string;
  /** The one that asks first, then the newest; `total` counts also those that are not listed. */
  readonly sessions: Page<AccountSession>;
  /** Sign-ins to the rooms of the apps (RoomService), which have tokens of their own. */
  readonly roomSignIns: number;
}
