import { useTranslations } from "use-intl";
import type { AdminTape } from "@/lib/shared/admin-tapes";
import { ActionOutcome } from "../kit/action-outcome";
import {
  isUndoable,
  type RenameOrder,
  type TapeActions,
  useOutcomeWords,
} from "./use-tape-actions";

/** What became of the last order about recordings, with the way back. */
export function TapeOutcome({ actions }: { readonly actions: TapeActions }) {
  const t = useTranslations("adminTapes");
  const words = useOutcomeWords();
  const { order, rename, asked, undo, giveTitle } = actions;
  // The dialog says by itself what did not succeed.
  if (asked) return null;
  const undoable = order.done !== null && isUndoable(order.done.output);
  return (
    <>
      <ActionOutcome action={order} say={words} {...(undoable ? { undo } : {})} />
      <ActionOutcome<RenameOrder, AdminTape>
        action={rename}
        say={() => t("saidRename")}
        {...(rename.done && rename.done.input.tape.title !== ""
          ? { undo: (_after, { tape }) => giveTitle(tape, tape.title) }
          : {})}
      />
    </>
  );
}
