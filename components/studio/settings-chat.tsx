"use client";

import { CircleAlert } from "lucide-react";
import { useId } from "react";
import { useTranslations } from "use-intl";
import { slowChoicesSeconds } from "@/components/chat/slow-choices";
import { classNames } from "@/components/ui/class-names";
import { inputClass, TextField } from "@/components/ui/text-field";
import { useTypedEarly } from "@/components/ui/use-typed-early";
import { useWaitText } from "@/components/ui/use-wait-text";
import {
  type RoomSettings,
  type RoomSettingsChange,
  roomSettingLimits,
} from "@/lib/shared/room-settings";
import { SettingsChoice } from "./settings-choice";
import { useSettingsDraft } from "./settings-draft";
import { SettingsFields } from "./settings-fields";
import { reasonOf } from "./settings-reason";
import { SettingsSwitch } from "./settings-switch";
import { wordsIn, wordsProblem } from "./settings-words";

interface SettingsChatProps {
  readonly settings: RoomSettings;
  readonly onSave: (change: RoomSettingsChange) => Promise<RoomSettings>;
}

const partOf = ({ slowSeconds, guestsMayWrite, blockedWords, notice }: RoomSettings) => ({
  ...{ slowSeconds, guestsMayWrite, notice },
  words: blockedWords.join("\n"),
});

/** The rules of the conversation. */
export function SettingsChat({ settings, onSave }: SettingsChatProps) {
  const t = useTranslations("studioRoom");
  const wait = useWaitText();
  const section = useSettingsDraft(partOf(settings), async ({ words, ...draft }) =>
    partOf(await onSave({ ...draft, blockedWords: wordsIn(words) })),
  );
  const { draft, edit, error } = section;
  const problem = wordsProblem(wordsIn(draft.words));
  const reason = reasonOf(error);
  const noticeProblem = reason === "noticeBlocked" || reason === "noticeTooLong" ? reason : null;
  const slow = [...new Set([...slowChoicesSeconds, settings.slowSeconds, draft.slowSeconds])];
  const notice = useTypedEarly<HTMLInputElement>((text) => edit({ notice: text }));
  return (
    <SettingsFields
      // What the server would refuse is told before it is asked.
      section={problem ? { ...section, save: () => undefined } : section}
      isTold={noticeProblem !== null}
    >
      <SettingsChoice
        label={t("slowMode")}
        value={String(draft.slowSeconds)}
        choices={slow
          .sort((a, b) => a - b)
          .map((seconds) => [
            String(seconds),
            seconds === 0 ? t("slowNone") : t("slowEvery", { wait: wait(seconds) }),
          ])}
        onChange={(value) => edit({ slowSeconds: Number(value) })}
      />
      <SettingsSwitch
        label={t("guestsMayWrite")}
        hint={settings.canHaveGuests ? "" : t("guestsOff")}
        on={draft.guestsMayWrite && settings.canHaveGuests}
        disabled={!settings.canHaveGuests}
        onChange={(guestsMayWrite) => edit({ guestsMayWrite })}
      />
      <TextField
        label={t("notice")}
        ref={notice}
        name="notice"
        value={draft.notice}
        onChange={({ target }) => edit({ notice: target.value })}
        hint={t("noticeHint")}
        error={noticeProblem ? t(noticeProblem, { limit: roomSettingLimits.notice }) : undefined}
      />
      <WordsField
        text={draft.words}
        problem={problem ? t(problem.key, { word: problem.word, count: problem.count }) : ""}
        onChange={(words) => edit({ words })}
      />
    </SettingsFields>
  );
}

interface WordsFieldProps {
  readonly text: string;
  readonly problem: string;
  readonly onChange: (text: string) => void;
}

function WordsField({ text, problem, onChange }: WordsFieldProps) {
  const t = useTranslations("studioRoom");
  const id = useId();
  const field = useTypedEarly<HTMLTextAreaElement>(onChange);
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="font-semibold text-sm">
        {t("blockedWords")}
      </label>
      <textarea
        ref={field}
        id={id}
        rows={4}
        value={text}
        spellCheck={false}
        autoCapitalize="none"
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? `${id}-problem` : `${id}-hint`}
        onChange={({ target }) => onChange(target.value)}
        className={classNames(inputClass, problem ? "border-bad" : "border-edge")}
      />
      {problem ? (
        <p
          id={`${id}-problem`}
          role="alert"
          className="flex gap-1.5 font-medium text-bad text-sm [overflow-wrap:anywhere]"
        >
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          {problem}
        </p>
      ) : (
        <p id={`${id}-hint`} className="text-muted text-sm">
          {t("blockedWordsHint")}
        </p>
      )}
    </div>
  );
}
