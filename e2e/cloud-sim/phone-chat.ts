import { createInterface } from "node:readline";
import { ImError } from "./im/im-error";
import { ImPhone, TextTooLong } from "./im/im-phone";
import { connectRemoteIm } from "./im/remote-im-client";
import type { ShownMessage } from "./im/shown-message";

const USAGE = [
  "Usage: npm run phone-chat -- 1|2 IM_URL GROUPID USERID USERSIG",
  "  1|2       the generation of the app",
  "  IM_URL    where npm run cloud-sim says that IM answers",
  "Then type what to say, or /danmaku TEXT, /like, /exit.",
].join("\n");

const SHOWN_AS: Readonly<Record<ShownMessage["kind"], (shown: ShownMessage) => string>> = {
  text: (shown) => `${shown.nickname}: ${shown.text}`,
  danmaku: (shown) => `${shown.nickname} >> ${shown.text}`,
  like: (shown) => `${shown.nickname} likes this`,
  enter: (shown) => `${shown.nickname} has come in`,
  exit: (shown) => `${shown.nickname} has left`,
  plain: (shown) => `(plain) ${shown.nickname}: ${shown.text}`,
};

/** Does what one line of the keyboard says. @returns false when the person is leaving */
async function act(phone: ImPhone, line: string): Promise<boolean> {
  if (line.trim() === "") return true;
  if (line.trim() === "/exit") return false;
  const danmaku = /^\/danmaku\s+(.+)$/.exec(line);
  const outcome = danmaku
    ? await phone.danmaku(danmaku[1] ?? "")
    : line.trim() === "/like"
      ? await phone.like()
      : await phone.say(line);
  if (!outcome.ok) console.log(`not sent: ${outcome.code} ${outcome.info}`);
  if (outcome.drop) console.log(`nobody received it: ${outcome.drop}`);
  return true;
}

async function main(args: readonly string[]): Promise<void> {
  const [generation, imUrl, groupId, userId, userSig] = args;
  if ((generation !== "1" && generation !== "2") || !imUrl || !groupId || !userId || !userSig) {
    console.error(USAGE);
    process.exitCode = 1;
    return;
  }
  const client = await connectRemoteIm(imUrl.replace(/\/$/, ""), userId, userSig);
  const lines = createInterface({ input: process.stdin });
  // From now on, so that nothing is lost that is typed before the room is entered.
  const typed = lines[Symbol.asyncIterator]();
  client.listen((event) => {
    if (event.kind === "group-deleted" && event.groupId === groupId)
      console.log("The live is over.");
    if (event.kind === "kicked") {
      console.log(`Signed out: ${event.reason}`);
      lines.close();
    }
  });
  const phone = new ImPhone(client, {
    generation: generation === "1" ? 1 : 2,
    nickname: userId,
  });
  phone.onShow = (shown) => console.log(SHOWN_AS[shown.kind](shown));
  try {
    await phone.enter(groupId);
    for await (const line of typed) {
      try {
        if (!(await act(phone, line))) break;
      } catch (error) {
        if (!(error instanceof TextTooLong)) throw error;
        console.log(error.message);
      }
    }
    if (!phone.endedGroups.has(groupId) && phone.signedOutBecause === "") await phone.exit();
  } finally {
    if (phone.signedOutBecause === "") await phone.close();
  }
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  // A refusal of the cloud is a sentence for the person at the keyboard; else it is our bug.
  console.error(error instanceof ImError ? `${error.code} ${error.message}` : error);
  process.exitCode = 1;
}
