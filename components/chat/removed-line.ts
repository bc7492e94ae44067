import type { ChatRemoval } from "@/lib/shared/chat";
import type { ChatLine } from "./chat-state";

/** Whether the removal is of this line: by its id, or as one that its writer had written by then. */
export function isRemovedBy(removal: ChatRemoval, line: Pick<ChatLine, "id" | "userId" | "seq">) {
  if (removal.messageId !== "") return removal.messageId === line.id;
  return removal.userId === line.userId && line.seq < removal.seq;
}

/** The line without anything of what it said. */
export function withoutWords(line: ChatLine): ChatLine {
  return { ...line, text: "", replyTo: null, removed: true };
}

/** The lines after a removal: those it is of, and every quote of them, have lost their words. */
export function withRemoval(lines: readonly ChatLine[], removal: ChatRemoval): readonly ChatLine[] {
  const gone = new Set(lines.filter((line) => isRemovedBy(removal, line)).map(({ id }) => id));
  const isQuoteOfIt = (line: ChatLine) => {
    if (!line.replyTo) return false;
    const { id } = line.replyTo;
    if (removal.messageId !== "") return id === removal.messageId;
    // What is quoted may be further back than our lines; ids of the web begin with their writer's.
    return line.seq < removal.seq && (gone.has(id) || id.startsWith(`${removal.userId}:`));
  };
  return lines.map((line) => {
    if (gone.has(line.id)) return line.removed ? line : withoutWords(line);
    if (!isQuoteOfIt(line) || !line.replyTo) return line;
    return { ...line, replyTo: { ...line.replyTo, text: "" } };
  });
}
