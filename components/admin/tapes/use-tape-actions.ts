import { useState } from "react";
import { useTranslations } from "use-intl";
import {
  type AdminTape,
  type BulkAction,
  type BulkOutcome,
  type BulkResult,
  undoOf,
} from "@/lib/shared/admin-tapes";
import { useAdminAction } from "../kit/use-admin-action";
import { adminTapesKey, orderTapes, renameTape, type TapesOrder } from "./queries";

/** What has to be asked for before it is ordered. */
export type AskedOrder =
  | { readonly how: "rename"; readonly tape: AdminTape }
  | { readonly how: "withhold" | "delete"; readonly tapes: readonly AdminTape[] };

/** A title for a recording as it was then. */
export interface RenameOrder {
  readonly tape: AdminTape;
  readonly title: string;
}

/** Orders about recordings: asked for, given, done, and taken back. */
export function useTapeActions(onDone: () => void) {
  const [asked, setAsked] = useState<AskedOrder | null>(null);
  const close = () => setAsked(null);
  const done = () => {
    close();
    onDone();
  };
  const order = useAdminAction({
    call: orderTapes,
    invalidates: [adminTapesKey],
    onDone: done,
  });
  const rename = useAdminAction({
    call: ({ tape, title }: RenameOrder) => renameTape(tape.fileId, title),
    invalidates: [adminTapesKey],
    onDone: done,
  });
  /** What was said of the last one gives way to the next. */
  const give = (given: TapesOrder) => {
    rename.reset();
    order.run(given);
  };
  return {
    asked,
    order,
    rename,
    ask(next: AskedOrder) {
      order.reset();
      rename.reset();
      setAsked(next);
    },
    cancel() {
      close();
      order.reset();
      rename.reset();
    },
    give(action: BulkAction, tapes: readonly AdminTape[], reason = "") {
      const items = tapes.map(({ fileId, withheldReason }) => ({
        ...{ fileId, reason, reasonBefore: withheldReason },
      }));
      give({ action, items });
    },
    giveTitle(tape: AdminTape, title: string) {
      order.reset();
      rename.run({ tape, title });
    },
    /** Takes back what was really done; what was so before stays. */
    undo(outcomes: readonly BulkOutcome[], { action }: TapesOrder) {
      const items = outcomes
        .filter(({ result }) => result === "done" || result === "failed")
        .map(({ fileId, reasonBefore }) => ({
          fileId,
          reason: action === "release" ? reasonBefore : "",
          reasonBefore: "",
        }));
      give({ action: undoOf[action], items });
    },
  };
}

export type TapeActions = ReturnType<typeof useTapeActions>;

const said = {
  withhold: "saidWithhold",
  release: "saidRelease",
  delete: "saidDelete",
  restore: "saidRestore",
  keep: "saidKeep",
  unkeep: "saidUnkeep",
} as const;

const otherwise = {
  same: "resultSame",
  notFound: "resultNotFound",
  tooLate: "resultTooLate",
  ownersChoice: "resultOwnersChoice",
  staffAccount: "resultStaffAccount",
  failed: "resultFailed",
} as const satisfies Partial<Record<BulkResult, string>>;

/** Says what became of an order, of each kind how many. */
export function useOutcomeWords() {
  const t = useTranslations("adminTapes");
  return (outcomes: readonly BulkOutcome[], { action }: TapesOrder): string => {
    const counts = new Map<BulkResult, number>();
    for (const { result } of outcomes) counts.set(result, (counts.get(result) ?? 0) + 1);
    const doneCount = counts.get("done") ?? 0;
    const parts = doneCount > 0 ? [t(said[action], { count: doneCount })] : [];
    for (const result of Object.keys(otherwise) as (keyof typeof otherwise)[]) {
      const count = counts.get(result);
      if (count) parts.push(t(otherwise[result], { count }));
    }
    return parts.join(" ");
  };
}

/** Whether anything was done that can be taken back. */
export function isUndoable(outcomes: readonly BulkOutcome[]): boolean {
  return outcomes.some(({ result }) => result === "done" || result === "failed");
}
