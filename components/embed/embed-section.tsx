"use client";

import { useId, useState } from "react";
import { useTranslations } from "use-intl";
import { useSession } from "@/components/session/session-provider";
import { CopyField } from "@/components/ui/copy-field";
import { inputClass } from "@/components/ui/text-field";
import { embedSnippet } from "@/lib/shared/embed-snippet";
import { EmbedSitesForm } from "./embed-sites-form";

interface EmbedSectionProps {
  /** Of the page that other websites show in a frame, from the root of this site. */
  readonly embedPath: string;
  readonly title: string;
  /** Userid of the broadcaster. */
  readonly broadcaster: string;
}

const choices = ["player", "both", "chat"] as const;

/** The HTML for another website; its broadcaster also says which websites may use it. */
export function EmbedSection({ embedPath, title, broadcaster }: EmbedSectionProps) {
  const t = useTranslations("embed");
  const { account, signedOutSince } = useSession();
  const [show, setShow] = useState<(typeof choices)[number]>("player");
  const id = useId();
  const address = location.origin + embedPath + (show === "player" ? "" : `?show=${show}`);
  const isOwn = account?.userId === broadcaster && !signedOutSince;
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-col gap-1">
        <label htmlFor={`${id}-show`} className="font-semibold text-sm">
          {t("show")}
        </label>
        <select
          id={`${id}-show`}
          value={show}
          onChange={({ target }) => setShow(choices[target.selectedIndex] ?? "player")}
          className={`${inputClass} border-edge`}
        >
          {choices.map((choice) => (
            <option key={choice} value={choice}>
              {t(`show-${choice}`)}
            </option>
          ))}
        </select>
      </div>
      <div className="flex flex-col gap-1">
        <CopyField
          label={t("snippet")}
          value={embedSnippet(address, title)}
          aria-describedby={`${id}-hint`}
        />
        <p id={`${id}-hint`} className="text-muted text-sm">
          {t("snippetHint")}
        </p>
      </div>
      {isOwn && <EmbedSitesForm room={broadcaster} />}
    </div>
  );
}
