"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { ProblemNotice } from "@/components/session/problem-notice";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Spinner } from "@/components/ui/spinner";
import { signOutElsewhere } from "./account-calls";
import { sessionsQuery } from "./sessions-query";

interface SignOutElsewhereProps {
  readonly userId: string;
  /** Whether there is nothing to end. */
  readonly isOnlyHere: boolean;
}

/** Ends all other sign-ins, once the user has said so twice. */
export function SignOutElsewhere({ userId, isOnlyHere }: SignOutElsewhereProps) {
  const t = useTranslations("account");
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const yes = useRef<HTMLButtonElement>(null);
  const ask = useRef<HTMLButtonElement>(null);
  const { mutate, isPending, isSuccess, error, reset } = useMutation({
    mutationFn: () => signOutElsewhere(userId),
    onSuccess: (left) => queries.setQueryData(sessionsQuery(userId).queryKey, left),
    onSettled: () => setAsking(false),
  });
  useEffect(() => {
    if (asking) yes.current?.focus();
  }, [asking]);
  if (isOnlyHere) {
    const text = isSuccess ? t("signedOutElsewhere") : t("onlyHere");
    return isSuccess ? <Notice tone="ok">{text}</Notice> : <p className="text-muted">{text}</p>;
  }
  const keep = () => {
    setAsking(false);
    // It is there again with the next paint.
    requestAnimationFrame(() => ask.current?.focus());
  };
  return (
    <div className="flex flex-col gap-3">
      <p className="text-muted">{t("signOutElsewhereText")}</p>
      {error && <ProblemNotice error={error} say={(reason) => reason} />}
      {asking ? (
        <fieldset className="flex flex-wrap items-center gap-2">
          <legend className="mb-2 font-semibold">{t("signOutElsewhereSure")}</legend>
          <Button ref={yes} disabled={isPending} onClick={() => mutate()}>
            {isPending && <Spinner />}
            {t("signOutElsewhereYes")}
          </Button>
          <Button variant="ghost" onClick={keep}>
            {t("signOutElsewhereNo")}
          </Button>
        </fieldset>
      ) : (
        <Button
          ref={ask}
          className="self-start"
          onClick={() => {
            reset();
            setAsking(true);
          }}
        >
          {t("signOutElsewhere")}
        </Button>
      )}
    </div>
  );
}
