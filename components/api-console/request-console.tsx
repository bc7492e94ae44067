"use client";

import { CircleAlert } from "lucide-react";
import { type FormEvent, type KeyboardEvent, useId, useRef, useState, useTransition } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Spinner } from "@/components/ui/spinner";
import { inputClass } from "@/components/ui/text-field";
import { AnswerView } from "./answer-view";
import { type BodyProblem, bodyProblem } from "./body-problem";
import { type CallableOperation, type ConsoleAnswer, callFromConsole } from "./console-call";
import { CredentialFields } from "./credential-fields";
import { useCredentials } from "./credentials";
import { exampleBody } from "./example-body";

/** Body and credentials on one side, the server's answer on the other. */
export default function RequestConsole({ operation }: { operation: CallableOperation }) {
  const t = useTranslations("api");
  const id = useId();
  const textarea = useRef<HTMLTextAreaElement>(null);
  const { credentials, change } = useCredentials();
  const [body, setBody] = useState(() => exampleBody(operation, credentials));
  const [problem, setProblem] = useState<BodyProblem | null>(null);
  const [answer, setAnswer] = useState<ConsoleAnswer | "lost" | null>(null);
  const [pending, startTransition] = useTransition();
  const hasBody = operation.example !== "";

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (pending) return;
    const found = hasBody ? bodyProblem(body) : null;
    setProblem(found);
    if (found) {
      textarea.current?.focus();
      return;
    }
    startTransition(async () => {
      try {
        const got = await callFromConsole(operation, hasBody ? body : "", credentials);
        // With the end of the transition: whoever reads the answer can send the next call.
        startTransition(() => {
          setAnswer(got);
          change(got.learned);
        });
      } catch {
        startTransition(() => setAnswer("lost"));
      }
    });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      event.currentTarget.requestSubmit();
    }
  };

  return (
    <div className="flex flex-col gap-4 rounded-control border border-edge p-3 sm:p-4">
      <form
        onSubmit={onSubmit}
        onKeyDown={onKeyDown}
        noValidate
        className="flex flex-col items-start gap-3"
      >
        <CredentialFields operation={operation} />
        {hasBody && (
          <div className="flex w-full flex-col gap-1">
            <label htmlFor={id} className="font-semibold text-sm">
              {t("body")}
            </label>
            <textarea
              id={id}
              ref={textarea}
              value={body}
              onChange={(event) => {
                setBody(event.currentTarget.value);
                setProblem(null);
              }}
              rows={Math.min(16, body.split("\n").length + 1)}
              spellCheck={false}
              autoCapitalize="none"
              aria-invalid={problem ? true : undefined}
              aria-describedby={problem ? `${id}-problem` : undefined}
              className={`${inputClass} ${problem ? "border-bad" : "border-edge"} font-mono text-sm`}
            />
            {problem && (
              <p
                id={`${id}-problem`}
                role="alert"
                className="flex gap-1.5 font-medium text-bad text-sm"
              >
                <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
                {problem.key === "invalidJson"
                  ? t("invalidJson", { reason: problem.reason })
                  : t("notAnObject")}
              </p>
            )}
          </div>
        )}
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Button type="submit" variant="primary" aria-disabled={pending}>
            {pending && <Spinner />}
            {pending ? t("sending") : t("send")}
          </Button>
          <p className="text-muted text-sm">
            <span className="max-sm:hidden">{t("sendKeys")} · </span>
            {t("tryItNote")}
          </p>
        </div>
      </form>
      <AnswerView answer={answer} />
    </div>
  );
}
