import type { AccountRole } from "./staff";

/** People on a page of the console's lists. */
export const peoplePerPage = 50;
/** Totals are counted up to here; what is above is said to be more. */
export const peopleCounted = 10_000;
/** Sessions that a person's detail names; the rest is counted. */
export const sessionsOfPerson = 50;

/** What the list of accounts can be narrowed to, beside a role. */
export const personStates = ["locked", "banned", "onAir", "forbidden"] as const;
export type PersonState = (typeof personStates)[number];

/** The longest ban of a person or an address, in seconds; a longer one is as good as this one. */
export const maxBanSeconds = 10 * 365 * 86_400;
/** How long a password is that staff has made. */
export const madePasswordLength = 16;

/** A page of a list, the newest first. */
export interface CursorPage {
  /** Where the next page begins; null: this is the last. */
  readonly next: string | null;
  /** How many there are in all, up to `peopleCounted`. */
  readonly total: number;
  readonly isTotalCut: boolean;
}

/** An account as the list shows it; moments are Unix ms, 0: never or not. */
export interface PersonRow {
  readonly userId: string;
  readonly nickname: string;
  readonly avatarUrl: string;
  readonly role: AccountRole;
  readonly createdMs: number;
  readonly signedInMs: number;
  readonly lockedMs: number;
  readonly bannedUntilMs: number;
  readonly onAir: boolean;
  readonly forbidden: boolean;
}

export interface PeoplePage extends CursorPage {
  readonly people: readonly PersonRow[];
}

/** Somewhere where a person is signed in. */
export interface PersonSession {
  /** Tells it from the others, and opens nothing. */
  readonly id: string;
  readonly kind: "web" | "app";
  readonly sinceMs: number;
  readonly expiresMs: number;
  /** Empty: opened before this was written down. */
  readonly clientIp: string;
  readonly agent: string;
}

/** A line of the audit log about a person. */
export interface PersonAuditLine {
  readonly seq: number;
  readonly atMs: number;
  readonly actor: string;
  readonly via: string;
  readonly action: string;
  readonly outcome: string;
}

/** Everything that staff sees of one account. */
export interface PersonDetail extends PersonRow {
  readonly lockReason: string;
  readonly bannedBy: string;
  /** Rooms in which he is muted now. */
  readonly mutes: number;
  readonly sessions: readonly PersonSession[];
  readonly sessionTotal: number;
  /** Sign-ins to the rooms of the apps. */
  readonly roomSignIns: number;
  readonly accessTokens: number;
  readonly broadcasts: number;
  readonly tapes: number;
  readonly tapeBytes: number;
  readonly reportsAbout: number;
  readonly reportsBy: number;
  readonly audit: readonly PersonAuditLine[];
}

/** Somebody without an account who chose a nickname in a browser. */
export interface GuestRow {
  readonly userId: string;
  readonly nickname: string;
  /** Tells addresses apart without naming them. */
  readonly addressLabel: string;
  readonly createdMs: number;
  readonly seenMs: number;
  /** 0: not. */
  readonly bannedUntilMs: number;
  /** Until when no guest writes from his address, whoever it was meant for; 0: they do. */
  readonly addressBannedUntilMs: number;
}

export interface GuestsPage extends CursorPage {
  readonly guests: readonly GuestRow[];
}

/** A network address from which nobody but staff may register, sign in or write. */
export interface AddressBan {
  readonly id: string;
  /** The address as it was typed, or whose it was. */
  readonly label: string;
  readonly reason: string;
  readonly untilMs: number;
  readonly createdMs: number;
  readonly createdBy: string;
}

export interface AddressBansPage extends CursorPage {
  readonly bans: readonly AddressBan[];
}

/** The reason of a refusal: accounts of the staff, and what is theirs, are an administrator's affair. */
export const staffAccount = "staffAccount";

/** Why an order about a person is not carried out. */
export type PeopleRefusal =
  /** The last administrator stays one, and can sign in. */
  | "lastAdmin"
  /** Nobody changes his own role, locks himself or makes himself a password here. */
  | "self"
  | typeof staffAccount
  /** He is locked, but the source did not confirm that his broadcast has ended. */
  | "stillOnAir"
  /** What is no address of one computer or home network. */
  | "noAddress"
  /** An address of this computer or a private network, maybe everybody's: only when insisted on. */
  | "innerAddress"
  /** The address of who asks: only when insisted on. */
  | "ownAddress"
  /** Nobody wrote down where this person came from. */
  | "addressUnknown";

/**
 * The path of a person's route. Two names are also those of lists: their first letter is written in
 * another way, so that the path means the person.
 */
export function personPath(userId: string, rest = ""): string {
  const isList = userId === "guests" || userId === "addresses";
  const first = `%${userId.charCodeAt(0).toString(16)}`;
  const name = isList ? first + userId.slice(1) : encodeURIComponent(userId);
  return `/api/admin/people/${name}${rest}`;
}
