"use client";

import { Search } from "lucide-react";
import { useEffect, useEffectEvent, useId, useState } from "react";
import { classNames } from "@/components/ui/class-names";
import { inputClass } from "@/components/ui/text-field";
import { beginDraft, hearAddress, isSent, sendDraft, wantedOf } from "./search-draft";

/** How long typing has to pause before it is searched for, in milliseconds. */
const pauseMs = 300;

interface SearchFilterProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A field that searches while one types; Enter searches at once. */
export function SearchFilter({ label, value, onChange }: SearchFilterProps) {
  const id = useId();
  const [draft, setDraft] = useState(() => beginDraft(value));
  // Unfinished Chinese is Latin letters, which nobody looks for.
  const [composing, setComposing] = useState(false);
  const heard = hearAddress(draft, value);
  if (heard !== draft) setDraft(heard);
  const send = () => {
    if (isSent(draft)) return;
    setDraft(sendDraft(draft));
    onChange(wantedOf(draft));
  };
  const sendLater = useEffectEvent(send);
  const { typed } = draft;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each letter begins the pause anew
  useEffect(() => {
    if (composing) return;
    const timer = setTimeout(() => sendLater(), pauseMs);
    return () => clearTimeout(timer);
  }, [typed, composing]);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
      className="flex min-w-0 flex-col gap-1 max-sm:col-span-full sm:min-w-56 sm:flex-1"
    >
      <label htmlFor={id} className="font-semibold text-sm">
        {label}
      </label>
      <div className="relative">
        <Search
          aria-hidden
          className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-muted"
        />
        <input
          id={id}
          type="search"
          value={typed}
          autoComplete="off"
          spellCheck={false}
          enterKeyHint="search"
          onChange={(event) => setDraft({ ...draft, typed: event.target.value })}
          onCompositionStart={() => setComposing(true)}
          onCompositionEnd={() => setComposing(false)}
          className={classNames(inputClass, "h-10 border-edge pl-9 pointer-coarse:h-11")}
        />
      </div>
    </form>
  );
}
