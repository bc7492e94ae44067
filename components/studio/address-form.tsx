"use client";

import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState, useTransition } from "react";
import { useTranslations } from "use-intl";
import { ActionError, requestAddress } from "@/components/data/client";
import { studioQuery } from "@/components/data/queries";
import { ProblemNotice } from "@/components/session/problem-notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { blockedWord } from "@/lib/shared/blocked-word";
import type { PushAddress } from "@/lib/shared/models";
import { AddressCard } from "./address-card";
import { CoverField } from "./cover-field";

interface AddressFormProps {
  /** Whose address it is to be; another session is refused. */
  readonly userId: string;
  readonly initialTitle: string;
  readonly initialCoverUrl: string;
  readonly coverMaxBytes: number;
}

/** The title and cover of the broadcast, and the address that goes with them. */
export function AddressForm({
  userId,
  initialTitle,
  initialCoverUrl,
  coverMaxBytes,
}: AddressFormProps) {
  const t = useTranslations("studio");
  const queries = useQueryClient();
  const [pending, startTransition] = useTransition();
  const [coverUrl, setCoverUrl] = useState(initialCoverUrl);
  const [uploading, setUploading] = useState(false);
  const [address, setAddress] = useState<PushAddress | null>(null);
  const [titleProblem, setTitleProblem] = useState<"liveTitleMissing" | "liveTitleBlocked" | null>(
    null,
  );
  const [failure, setFailure] = useState<unknown>(null);

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    // What was typed before React took over is in the field and nowhere else.
    const wanted = String(new FormData(event.currentTarget).get("title") ?? "").trim();
    setTitleProblem(wanted === "" ? "liveTitleMissing" : null);
    if (wanted === "") return;
    startTransition(async () => {
      setFailure(null);
      try {
        setAddress(await requestAddress({ userid: userId, title: wanted, frontcover: coverUrl }));
        await queries.invalidateQueries({ queryKey: studioQuery(userId).queryKey });
      } catch (error) {
        if (error instanceof ActionError && error.reason === blockedWord) {
          return setTitleProblem("liveTitleBlocked");
        }
        setFailure(error);
      }
    });
  };

  return (
    <div className="flex flex-col gap-4 rounded-surface border border-line bg-raised p-4 shadow-lift">
      <h2 className="text-lg">{t("formTitle")}</h2>
      <form onSubmit={onSubmit} noValidate className="flex flex-col gap-4">
        <TextField
          label={t("liveTitle")}
          name="title"
          defaultValue={initialTitle}
          maxLength={120}
          hint={t("liveTitleHint")}
          error={titleProblem ? t(titleProblem) : undefined}
          required
        />
        <CoverField
          url={coverUrl}
          maxBytes={coverMaxBytes}
          onChange={setCoverUrl}
          onUploading={setUploading}
        />
        <SubmitButton variant={address ? "secondary" : "primary"} disabled={pending || uploading}>
          {pending ? t("pending") : address ? t("getNewAddress") : t("getAddress")}
        </SubmitButton>
      </form>
      {failure !== null && (
        <ProblemNotice error={failure} say={(reason) => t("failed", { reason })} />
      )}
      {address && <AddressCard address={address} />}
    </div>
  );
}
