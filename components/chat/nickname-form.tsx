"use client";

import { useEffect, useId, useRef, useState, useTransition } from "react";
import { useTranslations } from "use-intl";
import { signInPath } from "@/components/session/sign-in-path";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { PageLink } from "@/components/ui/page-link";
import { inputClass } from "@/components/ui/text-field";
import { maxGuestNicknameCharacters } from "@/lib/shared/chat";
import { useDraft, useRoomChat } from "./chat-context";
import { useChatFields } from "./use-chat-fields";
import { useNicknameProblem } from "./use-chat-problem";

interface NicknameFormProps {
  /** The name that is changed; empty: the first one. */
  readonly nickname?: string;
  readonly onDone?: () => void;
}

/** Names the guest of this browser. Not a form of its own: it also stands inside the composer's. */
export function NicknameForm({ nickname = "", onDone }: NicknameFormProps) {
  const t = useTranslations("chat");
  const id = useId();
  const problemText = useNicknameProblem();
  const { room, setNickname } = useRoomChat();
  const { offerField, focusField } = useChatFields();
  const field = useRef<HTMLInputElement>(null);
  // The field to write in takes this one's place, and the keyboard with it.
  const goesOn = useRef(false);
  const [draft] = useDraft();
  const [name, setName] = useState(nickname);
  const [problem, setProblem] = useState("");
  const [pending, startTransition] = useTransition();
  const isFirst = nickname === "";
  useEffect(() => {
    if (!isFirst) field.current?.focus();
  }, [isFirst]);
  useEffect(() => {
    const withdraw = offerField(() => field.current?.focus());
    return () => {
      withdraw();
      if (goesOn.current) setTimeout(focusField);
    };
  }, [offerField, focusField]);
  const keep = () => {
    goesOn.current = true;
    onDone?.();
  };
  const choose = () =>
    startTransition(async () => {
      try {
        goesOn.current = true;
        await setNickname(name);
        onDone?.();
      } catch (error) {
        goesOn.current = false;
        setProblem(problemText(error));
      }
    });
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <div className="flex flex-wrap gap-1.5">
        <input
          ref={field}
          aria-label={t("nickname")}
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem ? `${id}-problem` : undefined}
          autoComplete="nickname"
          enterKeyHint="done"
          maxLength={maxGuestNicknameCharacters}
          placeholder={t("nickname")}
          value={name}
          onChange={(event) => setName(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Escape" && !isFirst) keep();
            if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
            event.preventDefault();
            if (name.trim() !== "") choose();
          }}
          className={classNames(
            inputClass,
            "grow basis-24 pointer-coarse:min-h-11",
            problem ? "border-bad" : "border-edge",
          )}
        />
        <Button
          variant={isFirst ? "primary" : "secondary"}
          disabled={pending || name.trim() === ""}
          onClick={choose}
          className="shrink-0 pointer-coarse:min-h-11"
        >
          {t(isFirst ? "nicknameChoose" : "nicknameSave")}
        </Button>
      </div>
      {problem && (
        <p id={`${id}-problem`} role="alert" className="text-bad text-sm">
          {problem}
        </p>
      )}
      {isFirst ? (
        <p className="flex flex-wrap items-center gap-x-2 text-muted text-sm">
          {draft === "" ? t("nicknameToWrite") : t("draftKept")}
          <PageLink
            href={signInPath(`/live/${encodeURIComponent(room)}`)}
            className="inline-flex min-h-6 items-center font-semibold text-accent-text underline underline-offset-2 pointer-coarse:min-h-11"
          >
            {t("orSignIn")}
          </PageLink>
        </p>
      ) : (
        <button
          type="button"
          onClick={keep}
          className="min-h-6 self-start text-muted text-sm underline underline-offset-2 pointer-coarse:min-h-11"
        >
          {t("nicknameKeep")}
        </button>
      )}
    </div>
  );
}
