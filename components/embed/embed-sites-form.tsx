"use client";

import { type FormEvent, useEffect, useId, useState } from "react";
import { useTranslations } from "use-intl";
import { callJson } from "@/components/data/client";
import { useProblemText } from "@/components/data/use-problem-text";
import { useUnsaved } from "@/components/studio/settings-unsaved";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { inputClass } from "@/components/ui/text-field";
import { maxEmbedSites, parseEmbedSite } from "@/lib/shared/embed-site";

const doorOf = (room: string) => `/api/rooms/${encodeURIComponent(room)}/embed-sites`;

/** Which websites may show the own room and its recordings in a frame, one in each line. */
export function EmbedSitesForm({ room }: { readonly room: string }) {
  const t = useTranslations("embed");
  const problemText = useProblemText();
  const id = useId();
  /** Null until the server has said what holds. */
  const [text, setText] = useState<string | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [mistake, setMistake] = useState("");
  const problem = mistake || (failure === null ? "" : problemText(failure));
  const [saved, setSaved] = useState(false);
  const [edited, setEdited] = useState(false);
  useUnsaved(edited && !saved);
  useEffect(() => {
    callJson<{ sites: readonly string[] }>(doorOf(room)).then(
      ({ sites }) => setText(sites.join("\n")),
      setFailure,
    );
  }, [room]);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const lines = (text ?? "").split(/\s+/).filter(Boolean);
    const wrong = lines.find((line) => parseEmbedSite(line) === null);
    if (wrong !== undefined) return setMistake(t("noSite", { text: wrong }));
    if (lines.length > maxEmbedSites) return setMistake(t("tooMany", { count: maxEmbedSites }));
    setMistake("");
    try {
      const { sites } = await callJson<{ sites: readonly string[] }>(doorOf(room), {
        sites: lines,
      });
      setText(sites.join("\n"));
      setFailure(null);
      setSaved(true);
    } catch (error) {
      setFailure(error);
    }
  };
  return (
    <form onSubmit={save} className="flex flex-col gap-1.5">
      <label htmlFor={`${id}-sites`} className="font-semibold text-sm">
        {t("sites")}
      </label>
      <textarea
        id={`${id}-sites`}
        rows={3}
        disabled={text === null}
        value={text ?? ""}
        placeholder="https://example.com"
        spellCheck={false}
        aria-invalid={problem ? true : undefined}
        aria-describedby={`${id}-hint ${id}-outcome`}
        onChange={({ target }) => {
          setText(target.value);
          setEdited(true);
          setSaved(false);
          setMistake("");
        }}
        className={classNames(inputClass, "font-mono", problem ? "border-bad" : "border-edge")}
      />
      <p id={`${id}-hint`} className="text-muted text-sm">
        {t("sitesHint")}
      </p>
      <div className="mt-2.5 flex flex-wrap items-center gap-3">
        <Button type="submit" disabled={text === null}>
          {t("save")}
        </Button>
        <p id={`${id}-outcome`} role="status" className="text-sm">
          {problem ? <span className="font-medium text-bad">{problem}</span> : saved && t("saved")}
        </p>
      </div>
    </form>
  );
}
