import type { Category } from "./categories";
import type { ChatPerson } from "./chat";

/** What a broadcaster has set for the own room, as the studio shows it. */
export interface RoomSettings {
  readonly title: string;
  /** Uploaded here; empty: none, the page then draws one. */
  readonly coverUrl: string;
  /** A cover's greatest size, in bytes. */
  readonly coverMaxBytes: number;
  readonly location: string;
  readonly category: Category | "";
  /** Whether broadcasts are recorded. */
  readonly record: boolean;
  /** False where the server records nothing at all. */
  readonly canRecord: boolean;
  /** False where the source records by rules of its own, whatever is set here. */
  readonly recordsToOrder: boolean;
  /** True: a broadcast is for its broadcaster alone until "Go live" is pressed. */
  readonly manualPublic: boolean;
  /** False where who knows the play URL can watch a preview, too. */
  readonly keepsPreviews: boolean;
  /** Seconds between two messages of one viewer; 0: no slow mode. */
  readonly slowSeconds: number;
  readonly guestsMayWrite: boolean;
  /** False where the server lets no guests write at all. */
  readonly canHaveGuests: boolean;
  /** One word or pattern each; `*` stands for any letters. */
  readonly blockedWords: readonly string[];
  /** Pinned on top of the chat; empty: none. */
  readonly notice: string;
  /** Origins that may embed the room; empty: any that the server allows. */
  readonly embedSites: readonly string[];
  readonly moderators: readonly ChatPerson[];
}

/** A change of them; what is left out stays as it is. */
export interface RoomSettingsChange {
  readonly title?: string;
  readonly coverUrl?: string;
  readonly location?: string;
  readonly category?: Category | "";
  readonly record?: boolean;
  readonly manualPublic?: boolean;
  readonly slowSeconds?: number;
  readonly guestsMayWrite?: boolean;
  readonly blockedWords?: readonly string[];
  readonly notice?: string;
  readonly embedSites?: readonly string[];
}

/** Longest values, in characters. */
export const roomSettingLimits = {
  title: 120,
  location: 60,
  notice: 200,
  blockedWord: 60,
  blockedWords: 200,
  moderators: 50,
} as const;
