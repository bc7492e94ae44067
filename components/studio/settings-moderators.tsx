"use client";

import { type FormEvent, useRef, useState, useTransition } from "react";
import { useTranslations } from "use-intl";
import { ProblemNotice } from "@/components/session/problem-notice";
import { Button } from "@/components/ui/button";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import type { ChatPerson } from "@/lib/shared/chat";
import { isolated } from "@/lib/shared/isolated";
import { type RoomSettings, roomSettingLimits } from "@/lib/shared/room-settings";
import { PersonName } from "./moderators-person";
import { changeModerator } from "./settings-calls";
import { reasonOf } from "./settings-reason";
import { useUnsaved } from "./settings-unsaved";

interface SettingsModeratorsProps {
  readonly userId: string;
  readonly settings: RoomSettings;
  readonly onChange: (settings: RoomSettings) => void;
}

/** What is wrong with the name that was written. */
const nameProblems = [
  "moderatorMissing",
  "moderatorUnknown",
  "moderatorSelf",
  "tooManyModerators",
] as const;
type NameProblem = (typeof nameProblems)[number];

interface News {
  readonly key: "moderatorAdded" | "moderatorRemoved";
  readonly name: string;
}

function problemOf(refusal: unknown): NameProblem | undefined {
  const reason = reasonOf(refusal);
  return nameProblems.find((known) => known === reason);
}

/** Who keeps order beside the broadcaster; each change holds at once. */
export function SettingsModerators({ userId, settings, onChange }: SettingsModeratorsProps) {
  const t = useTranslations("studioRoom");
  const field = useRef<HTMLDivElement>(null);
  const [name, setName] = useState("");
  // Kept as what it is, not in words: the language may change while it is shown.
  const [problem, setProblem] = useState<NameProblem | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [news, setNews] = useState<News | null>(null);
  const [pending, startTransition] = useTransition();
  useUnsaved(name.trim() !== "");
  const { moderators } = settings;
  const focusField = () => field.current?.querySelector("input")?.focus();

  const change = (moderator: string, add: boolean, done: (after: RoomSettings) => void) => {
    setProblem(null);
    setError(null);
    setNews(null);
    startTransition(async () => {
      try {
        const after = await changeModerator(userId, moderator, add);
        onChange(after);
        done(after);
      } catch (refusal) {
        const told = problemOf(refusal);
        if (told) setProblem(told);
        else setError(refusal);
      }
      // Where it was added, or the button went with its line.
      focusField();
    });
  };
  const add = (event: FormEvent) => {
    event.preventDefault();
    const wanted = name.trim();
    if (wanted === "") {
      setProblem("moderatorMissing");
      return focusField();
    }
    change(wanted, true, (after) => {
      const found = after.moderators.find((it) => it.userId === wanted);
      setName("");
      setNews({ key: "moderatorAdded", name: isolated(found?.nickname ?? wanted) });
    });
  };
  const remove = (person: ChatPerson) =>
    change(person.userId, false, () =>
      setNews({ key: "moderatorRemoved", name: isolated(person.nickname) }),
    );
  return (
    <>
      {moderators.length === 0 ? (
        <p className="text-muted">{t("moderatorsNone")}</p>
      ) : (
        <ul className="flex flex-col divide-y divide-line">
          {moderators.map((person) => (
            <li key={person.userId} className="flex items-center justify-between gap-3 py-2">
              <PersonName person={person} />
              <Button
                disabled={pending}
                onClick={() => remove(person)}
                aria-label={t("moderatorRemoveOf", { name: isolated(person.nickname) })}
                className="pointer-coarse:min-h-11"
              >
                {t("moderatorRemove")}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <form onSubmit={add} noValidate className="flex flex-col gap-3">
        <div ref={field} className="max-w-96">
          <TextField
            label={t("moderatorName")}
            name="moderator"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            value={name}
            maxLength={64}
            hint={t("moderatorHint")}
            error={problem ? t(problem, { count: roomSettingLimits.moderators }) : undefined}
            onChange={({ target }) => {
              setName(target.value);
              setProblem(null);
            }}
          />
        </div>
        {error !== null && (
          <ProblemNotice error={error} say={(reason) => t("failed", { reason })} />
        )}
        <div className="flex flex-wrap items-center gap-3">
          <SubmitButton disabled={pending} className="pointer-coarse:min-h-11">
            {t("moderatorAdd")}
          </SubmitButton>
          <p role="status" className="text-ok text-sm empty:hidden">
            {news && t(news.key, { name: news.name })}
          </p>
        </div>
      </form>
    </>
  );
}
