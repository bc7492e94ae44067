import type { ErrorView } from "@/lib/shared/contract";
import type { Messages } from "@/lib/shared/i18n/messages";

/** Name of one of the three protocols, or of the console, in the reader's language. */
export function groupTitle(
  protocol: ErrorView["protocols"][number],
  text: Messages["api"],
): string {
  const titles = {
    action: text.groupAction,
    account: text.groupAccount,
    room: text.groupRoom,
    admin: text.groupAdmin,
  };
  return titles[protocol];
}
