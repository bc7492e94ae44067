import type { ReportKind, ReportReason } from "./reports";

export const reportsPerPage = 50;
/** Totals are counted so far; what is more is "more than". */
export const mostReportsCounted = 10_000;

/** What became of a complaint. */
export const reportStates = ["open", "upheld", "dismissed"] as const;
export type ReportState = (typeof reportStates)[number];
export type ReportOutcome = Exclude<ReportState, "open">;

/** Words of who decided, in characters. */
export const resolutionLength = 300;

/** Somebody in a complaint, as he is known now. */
export interface ReportedPerson {
  /** Empty: a visitor without a name. */
  readonly userId: string;
  /** Empty where he has none. */
  readonly nickname: string;
}

/** A complaint in the list. */
export interface ReportEntry {
  readonly id: string;
  readonly kind: ReportKind;
  readonly state: ReportState;
  /** Empty: a phone, which asks for none. */
  readonly reason: ReportReason | "";
  readonly note: string;
  readonly createdMs: number;
  readonly reporter: ReportedPerson;
  readonly reported: ReportedPerson;
  /** Whose room it was in. */
  readonly room: string;
  /** The message as it was; empty for other things. */
  readonly messageText: string;
  readonly tapeFileId: string;
  /** Unix ms; 0 while it is open. */
  readonly handledMs: number;
  readonly handledBy: string;
  readonly resolution: string;
}

export interface ReportsPage {
  readonly reports: readonly ReportEntry[];
  /** Where the next page begins; null: there is none. */
  readonly next: string | null;
  readonly total: number;
  /** There are more than `total`. */
  readonly isTotalCut: boolean;
}

/** A message around what somebody complained of. */
export interface ContextLine {
  readonly id: string;
  readonly userId: string;
  readonly nickname: string;
  readonly text: string;
  readonly sentMs: number;
  readonly isHidden: boolean;
}

/** Where it can be seen or heard. */
export type ReportPlace =
  | { readonly kind: "live"; readonly userId: string }
  | {
      readonly kind: "tape";
      readonly fileId: string;
      readonly title: string;
      /** The moment that is meant, from its beginning. */
      readonly seconds: number;
      readonly isDeleted: boolean;
      /** Taken from viewers by staff already. */
      readonly isWithheld: boolean;
    };

/** A complaint with its evidence. */
export interface ReportDetail {
  readonly report: ReportEntry;
  /** How far the broadcast was, or the recording; null: not known. */
  readonly clipMs: number | null;
  /** The message that it is about; null for other things. */
  readonly message: {
    readonly id: string;
    readonly text: string;
    readonly nickname: string;
    readonly sentMs: number;
    /** Whether viewers still read it; `gone`: only this complaint knows of it any more. */
    readonly state: "shown" | "hidden" | "gone";
  } | null;
  /** What was said before and after, the older first. */
  readonly before: readonly ContextLine[];
  readonly after: readonly ContextLine[];
  readonly place: ReportPlace | null;
  readonly person: {
    readonly hasAccount: boolean;
    readonly isStaff: boolean;
    readonly isOnAir: boolean;
    /** Unix ms; 0: he may write. */
    readonly mutedUntilMs: number;
    readonly bannedUntilMs: number;
  };
  /** Other complaints about the same person, by what became of them. */
  readonly others: { readonly open: number; readonly upheld: number; readonly dismissed: number };
  /** Open ones about this message, this one among them; 0 where it is about none. */
  readonly openAboutMessage: number;
}
