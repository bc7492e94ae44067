import { createHash } from "node:crypto";

/** What makes a message of IM this very one: the same before and after it is delivered. */
export interface ImMessageMark {
  readonly groupId: string;
  readonly from: string;
  /** IM's `Random`, or its `MsgId` where there is none; empty when it has neither. */
  readonly number: string;
  /** The message as it came: a sender chooses `Random` himself and may use one twice. */
  readonly content: string;
}

/** IM asks and reports within seconds; 40 messages a second of some hundred groups fit. */
const maxMarks = 20_000;

/** Messages of IM that something was done about, the last some thousand. */
export class ImMarks {
  private readonly keys = new Set<string>();

  note(mark: ImMessageMark): void {
    if (mark.number === "") return;
    const key = keyOf(mark);
    this.keys.delete(key);
    this.keys.add(key);
    const [oldest] = this.keys;
    if (this.keys.size > maxMarks && oldest !== undefined) this.keys.delete(oldest);
  }

  has(mark: ImMessageMark): boolean {
    return this.keys.has(keyOf(mark));
  }
}

function keyOf({ groupId, from, number, content }: ImMessageMark): string {
  const parts = JSON.stringify([groupId, from, number, content]);
  return createHash("sha256").update(parts).digest("base64");
}
