/** Members that hold the address of a picture or stream, of which nobody reads a word. */
const addressMember = /(pic|avatar|url|cover)$/i;
const webAddress = /^https?:\/\/\S+$/i;
/** Members that hold IM's or the apps' own words and numbers (protocol.md §6). */
const commandMembers: ReadonlySet<string> = new Set(["MsgType", "userAction", "cmd", "timestamp"]);

/**
 * Every text that somebody could read in a message of IM, whatever app it is for: the strings of
 * all elements and of the JSON in them, known or not, and the plain texts put together, because
 * apps show them in a row. Numbers count inside JSON, where the apps read them as text.
 */
export function textsIn(message: {
  readonly MsgBody?: unknown;
  readonly CloudCustomData?: unknown;
}) {
  const { MsgBody, CloudCustomData } = message;
  const texts = readableIn([MsgBody, CloudCustomData]);
  const plain = plainTexts(MsgBody);
  return plain.length > 1 ? [...texts, plain.join(""), plain.join(" ")] : texts;
}

interface Part {
  readonly value: unknown;
  readonly member: string;
  /** Found in JSON that was itself a text. */
  readonly inJson: boolean;
}

/** A stack and no recursion: JSON may nest deeper than calls can. */
function readableIn(whole: unknown): string[] {
  const found: string[] = [];
  const open: Part[] = [{ value: whole, member: "", inJson: false }];
  for (let part = open.pop(); part; part = open.pop()) {
    const { value, member, inJson } = part;
    if (commandMembers.has(member)) continue;
    if (typeof value === "string") {
      const said = jsonIn(value);
      if (said !== undefined) open.push({ value: said, member, inJson: true });
      else if (!(addressMember.test(member) && webAddress.test(value))) found.push(value);
    } else if (typeof value === "number" && inJson) {
      found.push(String(value));
    } else if (Array.isArray(value)) {
      for (const each of value) open.push({ value: each, member, inJson });
    } else if (typeof value === "object" && value !== null) {
      for (const [name, each] of Object.entries(value)) {
        open.push({ value: each, member: name, inJson });
      }
    }
  }
  return found;
}

/** What a text says as JSON; undefined when it is none, or none that holds anything else. */
function jsonIn(text: string): unknown {
  if (!/^\s*[[{"]/.test(text)) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    // A text may begin like JSON and be none.
    return undefined;
  }
}

function plainTexts(msgBody: unknown): string[] {
  if (!Array.isArray(msgBody)) return [];
  return msgBody.flatMap((element: { MsgContent?: { Text?: unknown } | null } | null) => {
    const text = element?.MsgContent?.Text;
    return typeof text === "string" ? [text] : [];
  });
}
