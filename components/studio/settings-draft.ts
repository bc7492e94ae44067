import { useState, useTransition } from "react";
import { useUnsaved } from "./settings-unsaved";

/** What is being typed in one section, and what became of saving it. */
export interface SettingsDraft<Draft> {
  readonly draft: Draft;
  /** Changes some of it. */
  readonly edit: (change: Partial<Draft>) => void;
  readonly unsaved: boolean;
  readonly pending: boolean;
  /** What was thrown by the last attempt, until something is typed; null: nothing. */
  readonly error: unknown;
  /** The last attempt succeeded, and nothing was typed since. */
  readonly saved: boolean;
  readonly save: () => void;
}

/**
 * One section of the settings. What was typed stays when saving fails, and when more is typed while
 * it is saved. `save` answers how it is kept, which may differ from what was typed.
 */
export function useSettingsDraft<Draft extends object>(
  kept: Draft,
  save: (draft: Draft) => Promise<Draft>,
): SettingsDraft<Draft> {
  const [known, setKnown] = useState(kept);
  const [draft, setDraft] = useState(kept);
  const [outcome, setOutcome] = useState<{ readonly error: unknown } | null>(null);
  const [pending, startTransition] = useTransition();
  const unsaved = !isSame(draft, known);
  useUnsaved(unsaved);
  return {
    ...{ draft, unsaved, pending },
    error: outcome?.error ?? null,
    saved: outcome !== null && outcome.error === null && !unsaved,
    edit(change) {
      setDraft((before) => ({ ...before, ...change }));
      setOutcome(null);
    },
    save: () =>
      startTransition(async () => {
        try {
          const now = await save(draft);
          setKnown(now);
          setDraft((current) => (isSame(current, draft) ? now : current));
          setOutcome({ error: null });
        } catch (error) {
          setOutcome({ error });
        }
      }),
  };
}

function isSame(one: object, other: object): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
