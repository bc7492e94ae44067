"use client";

import { type FormEvent, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";

interface RenameFormProps {
  readonly title: string;
  readonly isPending: boolean;
  readonly onRename: (title: string) => void;
  readonly onCancel: () => void;
}

/** The title as a field in its own place; Escape leaves it as it was. */
export function RenameForm({ title, isPending, onRename, onCancel }: RenameFormProps) {
  const t = useTranslations("recordings");
  const [isMissing, setIsMissing] = useState(false);
  const field = useRef<HTMLFormElement>(null);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = String(new FormData(event.currentTarget).get("title") ?? "").trim();
    setIsMissing(typed === "");
    if (typed === "") field.current?.querySelector("input")?.focus();
    else if (typed === title) onCancel();
    else onRename(typed);
  };
  return (
    <form ref={field} onSubmit={submit} className="flex flex-wrap items-end gap-2">
      <TextField
        label={t("renameLabel")}
        name="title"
        defaultValue={title}
        maxLength={120}
        error={isMissing ? t("titleMissing") : undefined}
        // The reader has just asked for it.
        ref={(input) => input?.focus()}
        onKeyDown={(event) => {
          if (event.key === "Escape") onCancel();
        }}
        className="min-w-56 flex-1"
      />
      <SubmitButton variant="primary" disabled={isPending} className="pointer-coarse:min-h-11">
        {t("renameSave")}
      </SubmitButton>
      <Button onClick={onCancel} className="pointer-coarse:min-h-11">
        {t("cancel")}
      </Button>
    </form>
  );
}
