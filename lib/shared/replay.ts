import type { ChatMessage } from "./chat";
import type { Tape } from "./models";

/** How much of a recording's conversation is asked for at once. */
export const replayWindowSeconds = 120;

/** A view counts once a page has played for so long. */
export const viewAfterSeconds = 5;

/** Everything that a recording's page shows beside the conversation. */
export interface TapePage extends Tape {
  /** How often it was watched. */
  readonly viewCount: number;
  /** Where the signal came back after it was lost; the recording leaves out the gaps. */
  readonly returns: readonly SignalReturn[];
  /** Whether anything was said during the broadcast that may be shown. */
  readonly hasChat: boolean;
  /** The broadcast that its broadcaster has on air at present; null while there is none. */
  readonly liveNow: { readonly title: string } | null;
  /** Why nobody but its owner may watch it, who then asks; null: everybody may. */
  readonly withheld: "hidden" | "deleted" | "staff" | null;
  /** Further recordings, those of the same broadcaster first. */
  readonly more: readonly Tape[];
}

export interface SignalReturn {
  /** Place in the recording. */
  readonly startSeconds: number;
  /** How long the signal was away. */
  readonly gapSeconds: number;
}

/** Something that was written during the broadcast. */
export interface ReplayMessage extends ChatMessage {
  /** Place in the recording of the picture that its writer saw. */
  readonly offsetMs: number;
}

/** A window of a recording's conversation, in its order. */
export interface ReplayChat {
  readonly messages: readonly ReplayMessage[];
  /** The window: from this place in the recording up to, not including, that one. */
  readonly fromSeconds: number;
  readonly untilSeconds: number;
  /** The window reaches the end of the recording, which belongs to it. */
  readonly atEnd: boolean;
  /** Given back as `after`, it brings the rest of a window that has more; null when it is whole. */
  readonly next: number | null;
}
