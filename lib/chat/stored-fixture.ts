import type { ChatMessage, ChatRules } from "@/lib/shared/chat";
import type { ChatHistory } from "./channel";

/** Stored messages in memory, in the order in which a database would number them. */
export class Stored implements ChatHistory {
  readonly messages: (ChatMessage & { readonly room: string })[] = [];

  add(room: string, text = ""): number {
    const seq = this.messages.length + 1;
    const who = { userId: "alice_01", nickname: "Alice", avatarUrl: "" };
    const plain = { role: "", placement: "scroll", replyTo: null, sentAtMs: 0 } as const;
    this.messages.push({ ...who, ...plain, room, seq, id: `m${seq}`, kind: "text", text });
    return seq;
  }
  exists = (room: string) => room.startsWith("room");
  newestSeq = (room: string) => this.of(room).at(-1)?.seq ?? 0;
  after = (room: string, seq: number, limit: number) =>
    this.of(room)
      .filter((message) => message.seq > seq)
      .slice(0, limit);
  recent = (room: string, limit: number) => this.of(room).slice(-limit);
  rules = (): ChatRules => ({
    version: 1,
    mutedAll: false,
    slowSeconds: 0,
    guestsMayWrite: true,
    notice: "",
  });
  private of = (room: string) => this.messages.filter((message) => message.room === room);
}
