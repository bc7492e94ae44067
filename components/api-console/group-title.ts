import type { OperationView } from "@/lib/shared/contract";
import type { Messages } from "@/lib/shared/i18n/messages";

/** Name of one of the three protocols in the reader's language. */
export function groupTitle(protocol: OperationView["protocol"], text: Messages["api"]): string {
  const titles = { action: text.groupAction, account: text.groupAccount, room: text.groupRoom };
  return titles[protocol];
}
