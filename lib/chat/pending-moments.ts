import type { ChatMoment, ChatPerson } from "@/lib/shared/chat";

/** People who are named in one event; the others are only counted. */
const maxNamed = 5;

/** One passing thing that somebody did. */
export type Deed =
  | { readonly kind: "like" }
  | { readonly kind: "enter" | "exit"; readonly person: ChatPerson };

/**
 * Likes, entering and leaving between two deliveries. However many come in, a reader gets at most
 * one event of each kind per delivery.
 */
export class PendingMoments {
  private likes = 0;
  private entered: Group = emptyGroup;
  private left: Group = emptyGroup;

  add(deed: Deed): void {
    if (deed.kind === "like") this.likes += 1;
    else if (deed.kind === "enter") this.entered = joined(this.entered, deed.person);
    else this.left = joined(this.left, deed.person);
  }

  /** What has happened since the last call. */
  take(): ChatMoment[] {
    const moments: ChatMoment[] = [];
    if (this.entered.count > 0) moments.push({ kind: "entered", ...this.entered });
    if (this.left.count > 0) moments.push({ kind: "left", ...this.left });
    if (this.likes > 0) moments.push({ kind: "likes", count: this.likes });
    this.likes = 0;
    this.entered = emptyGroup;
    this.left = emptyGroup;
    return moments;
  }
}

interface Group {
  readonly people: readonly ChatPerson[];
  readonly count: number;
}

const emptyGroup: Group = { people: [], count: 0 };

function joined({ people, count }: Group, person: ChatPerson): Group {
  return { people: count < maxNamed ? [...people, person] : people, count: count + 1 };
}
