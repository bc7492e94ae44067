"use client";

import { X } from "lucide-react";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { inputClass } from "@/components/ui/text-field";
import { foldText, maxBlockedWordLength, maxBlockedWords, withBlockedWord } from "./blocked-words";

interface BlockedWordsFieldProps {
  readonly words: readonly string[];
  readonly onChange: (words: readonly string[]) => void;
}

/** The words a reader does not want to see fly: one field and the list of those there are. */
export function BlockedWordsField({ words, onChange }: BlockedWordsFieldProps) {
  const t = useTranslations("danmaku");
  const field = useRef<HTMLInputElement>(null);
  const whole = useRef<HTMLDetailsElement>(null);
  const [word, setWord] = useState("");
  const [news, setNews] = useState("");

  // It grows downwards, and the end of the dialog is soon reached.
  useEffect(() => {
    if (words.length > 0) show(whole.current);
  }, [words.length]);

  const add = (event: FormEvent) => {
    event.preventDefault();
    const folded = foldText(word).trim();
    if (folded === "") return;
    const next = withBlockedWord(words, word);
    if (next) {
      onChange(next);
      setWord("");
      setNews(t("wordAdded", { word: folded }));
    } else if (words.includes(folded)) setNews(t("wordThere"));
    else if (words.length >= maxBlockedWords) setNews(t("wordsFull", { max: maxBlockedWords }));
    else setNews(t("wordTooLong", { max: maxBlockedWordLength }));
  };
  const remove = (gone: string) => {
    onChange(words.filter((each) => each !== gone));
    setNews(t("wordRemoved", { word: gone }));
    // Its button is no more; the focus would be lost with it.
    field.current?.focus();
  };

  return (
    <details ref={whole} className="scroll-my-4" onToggle={() => show(whole.current)}>
      <summary className="min-h-8 py-1 font-semibold text-sm any-pointer-coarse:min-h-11 any-pointer-coarse:py-3">
        {t("words")} <span className="font-normal text-muted tabular-nums">({words.length})</span>
      </summary>
      <div className="flex flex-col gap-2 pt-1">
        <p className="text-muted text-sm">{t("wordsHint")}</p>
        <form onSubmit={add} className="flex gap-2">
          <input
            ref={field}
            value={word}
            onChange={(event) => setWord(event.currentTarget.value)}
            aria-label={t("word")}
            autoComplete="off"
            enterKeyHint="done"
            className={`${inputClass} border-edge`}
          />
          <Button type="submit">{t("addWord")}</Button>
        </form>
        <p role="status" className="text-muted text-sm [overflow-wrap:anywhere]">
          {news}
        </p>
        {words.length > 0 && (
          <ul className="flex flex-wrap gap-1">
            {[...words].reverse().map((each) => (
              <li key={each}>
                <button
                  type="button"
                  aria-label={t("removeWord", { word: each })}
                  title={t("removeWord", { word: each })}
                  onClick={() => remove(each)}
                  className="inline-flex min-h-8 items-center gap-1 rounded-control border border-edge px-2 text-left text-sm [overflow-wrap:anywhere] hover:bg-sunken any-pointer-coarse:min-h-11"
                >
                  {each}
                  <X aria-hidden className="size-3.5 shrink-0" />
                </button>
              </li>
            ))}
          </ul>
        )}
      </div>
    </details>
  );
}

function show(whole: HTMLDetailsElement | null): void {
  if (whole?.open) whole.scrollIntoView({ block: "nearest" });
}
