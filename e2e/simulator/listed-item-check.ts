import type { ListedItem } from "./action-answer";
import { ClientFailure } from "./client-failure";

/** What the broadcaster told the server about his live. */
export interface AnnouncedLive {
  readonly groupid: string;
  readonly title: string;
}

/** A live as the viewer's app needs it in the list. @throws ClientFailure */
export function checkLive(item: ListedItem, announced: AnnouncedLive): ListedItem {
  if (item.groupid !== announced.groupid) {
    throw new ClientFailure(
      "thrown out",
      `The app joins the IM group "${item.groupid}" instead of the broadcaster's, and closes the viewer's screen.`,
    );
  }
  if (item.type !== 0) {
    throw new ClientFailure("error", `The app takes the live for a tape: type is ${item.type}.`);
  }
  return checkTitle(item, announced.title);
}

/** A tape as the viewer's app needs it in the list. @throws ClientFailure */
export function checkTape(item: ListedItem, title: string): ListedItem {
  if (item.type !== 1) {
    throw new ClientFailure("error", `The app takes the tape for a live: type is ${item.type}.`);
  }
  if (item.fileid === "") {
    throw new ClientFailure("error", "The app enters the tape with an empty fileid for its group.");
  }
  return checkTitle(item, title);
}

function checkTitle(item: ListedItem, title: string): ListedItem {
  if (item.title === title) return item;
  throw new ClientFailure("unnoticed", `The list shows the title "${item.title}".`);
}
