"use client";

import { CircleCheck } from "lucide-react";
import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { ProblemNotice } from "@/components/session/problem-notice";
import { Button } from "@/components/ui/button";
import { Spinner } from "@/components/ui/spinner";
import type { AdminAction } from "./use-admin-action";

interface ActionOutcomeProps<Input, Output> {
  /** Not while its dialog is open, which says by itself that it failed. */
  readonly action: AdminAction<Input, Output>;
  /** What was done, in words. */
  readonly say: (output: Output, input: Input) => string;
  /** Takes it back, where that can be done. */
  readonly undo?: (output: Output, input: Input) => void;
}

/** What became of the last order; read out, and focused when the button that gave it is gone. */
export function ActionOutcome<Input, Output>(props: ActionOutcomeProps<Input, Output>) {
  const { action, say, undo } = props;
  const t = useTranslations("adminKit");
  const region = useRef<HTMLDivElement>(null);
  const { pending, error, done, reset } = action;
  const happened = pending ? "pending" : error ? "failed" : done ? "done" : "nothing";
  useEffect(() => {
    const lost = document.activeElement === null || document.activeElement === document.body;
    if (happened !== "nothing" && lost) region.current?.focus({ preventScroll: true });
  }, [happened]);
  const takeBack = () => {
    if (!done) return;
    region.current?.focus({ preventScroll: true });
    reset();
    undo?.(done.output, done.input);
  };
  return (
    // Takes no room while there is nothing to say.
    <div ref={region} tabIndex={-1} className="not-has-[p,[role=alert]]:-mb-4 outline-none">
      <div role="status" className="flex flex-wrap items-center gap-x-3 gap-y-2">
        {pending && (
          <p className="flex items-center gap-2">
            <Spinner />
            {t("working")}
          </p>
        )}
        {done && (
          <p className="flex items-start gap-2 font-semibold [overflow-wrap:anywhere]">
            <CircleCheck aria-hidden className="mt-1 size-4 shrink-0 text-ok" />
            {say(done.output, done.input)}
          </p>
        )}
        {done && undo && (
          <Button onClick={takeBack} className="pointer-coarse:min-h-11">
            {t("undo")}
          </Button>
        )}
      </div>
      {error && <ProblemNotice error={error} say={(reason) => t("actionFailed", { reason })} />}
    </div>
  );
}
