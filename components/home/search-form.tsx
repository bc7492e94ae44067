"use client";

import { Search, X } from "lucide-react";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { inputClass } from "@/components/ui/text-field";
import { cleanSearch, searchMaxCharacters } from "@/lib/shared/search-terms";
import { searchFieldId } from "./search-field";

interface SearchFormProps {
  /** What the address says; the form follows it when somebody goes back. */
  readonly search: string;
  readonly onSearch: (search: string) => void;
}

/** So long a pause means that a word is finished. */
const pauseMs = 300;

/** Searches while one types; without scripts, or by Enter, as any form does. */
export function SearchForm({ search, onSearch }: SearchFormProps) {
  const t = useTranslations("home");
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(search);
  const [isComposing, setComposing] = useState(false);
  const [followed, setFollowed] = useState(search);
  if (search !== followed) {
    setFollowed(search);
    if (cleanSearch(typed) !== search) setTyped(search);
  }
  useEffect(() => {
    // Half a word of an input method is no word.
    if (isComposing || cleanSearch(typed) === search) return;
    const timer = setTimeout(() => onSearch(cleanSearch(typed)), pauseMs);
    return () => clearTimeout(timer);
  }, [typed, isComposing, search, onSearch]);
  useEffect(() => {
    // What somebody typed before the scripts came.
    setTyped((known) => field.current?.value || known);
    // A link from another page leads into the field.
    if (window.location.hash === `#${searchFieldId}`) field.current?.focus();
  }, []);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (cleanSearch(typed) !== search) onSearch(cleanSearch(typed));
    // The keyboard of a phone covers what was found.
    if (matchMedia("(pointer: coarse)").matches) field.current?.blur();
  };
  const clear = () => {
    setTyped("");
    onSearch("");
    field.current?.focus();
  };
  return (
    <search className="w-full sm:w-80">
      <form action="/" method="get" onSubmit={submit} className="relative">
        <label htmlFor={searchFieldId} className="sr-only">
          {t("searchLabel")}
        </label>
        <Search
          aria-hidden
          className="-translate-y-1/2 pointer-events-none absolute top-1/2 left-3 size-4 text-muted"
        />
        <input
          ref={field}
          id={searchFieldId}
          type="search"
          name="q"
          value={typed}
          maxLength={searchMaxCharacters}
          placeholder={t("searchPlaceholder")}
          enterKeyHint="search"
          autoComplete="off"
          onChange={(event) => setTyped(event.target.value)}
          onCompositionStart={() => setComposing(true)}
          onCompositionEnd={() => setComposing(false)}
          className={`${inputClass} scroll-mt-20 border-edge pr-11 pl-9 pointer-coarse:min-h-11 [&::-webkit-search-cancel-button]:hidden`}
        />
        {typed !== "" && (
          <button
            type="button"
            onClick={clear}
            aria-label={t("searchClear")}
            className="absolute inset-y-0 right-0 grid w-10 pointer-coarse:w-11 place-items-center rounded-control text-muted hover:text-text"
          >
            <X aria-hidden className="size-4" />
          </button>
        )}
      </form>
    </search>
  );
}
