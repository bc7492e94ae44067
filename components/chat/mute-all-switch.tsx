"use client";

import { useOptimistic, useState, useTransition } from "react";
import { useTranslations } from "use-intl";
import { useChatProblem } from "./use-chat-problem";

interface MuteAllSwitchProps {
  readonly on: boolean;
  /** Resolves when `on` is what was asked for. @throws ActionError */
  readonly onChange: (on: boolean) => Promise<void>;
}

/** Lets only the broadcaster and moderators write. */
export function MuteAllSwitch({ on, onChange }: MuteAllSwitchProps) {
  const t = useTranslations("chat");
  const problemText = useChatProblem();
  const [pending, startTransition] = useTransition();
  const [problem, setProblem] = useState("");
  const [shown, show] = useOptimistic(on);
  const change = (next: boolean) =>
    startTransition(async () => {
      show(next);
      try {
        await onChange(next);
        setProblem("");
      } catch (error) {
        setProblem(problemText(error));
      }
    });
  return (
    <div className="flex flex-wrap items-center justify-end gap-x-3">
      {problem && (
        <p role="alert" className="text-bad text-sm">
          {problem}
        </p>
      )}
      <label className="flex min-h-6 items-center gap-1.5 text-muted text-sm">
        <input
          type="checkbox"
          checked={shown}
          disabled={pending}
          onChange={(event) => change(event.target.checked)}
          className="size-4 accent-accent"
        />
        {t("muteAll")}
      </label>
    </div>
  );
}
