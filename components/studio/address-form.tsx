"use client";

import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState, useTransition } from "react";
import { useTranslations } from "use-intl";
import { ActionError, requestAddress } from "@/components/data/client";
import { studioQuery } from "@/components/data/queries";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { TextField } from "@/components/ui/text-field";
import type { PushAddress } from "@/lib/shared/models";
import { AddressCard } from "./address-card";
import { CoverField } from "./cover-field";

interface AddressFormProps {
  readonly initialTitle: string;
  readonly initialCoverUrl: string;
  readonly coverMaxBytes: number;
}

/** The title and cover of the broadcast, and the address that goes with them. */
export function AddressForm({ initialTitle, initialCoverUrl, coverMaxBytes }: AddressFormProps) {
  const t = useTranslations("studio");
  const queries = useQueryClient();
  const [pending, startTransition] = useTransition();
  const [title, setTitle] = useState(initialTitle);
  const [coverUrl, setCoverUrl] = useState(initialCoverUrl);
  const [uploading, setUploading] = useState(false);
  const [address, setAddress] = useState<PushAddress | null>(null);
  const [missing, setMissing] = useState(false);
  const [failure, setFailure] = useState("");

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const wanted = title.trim();
    setMissing(wanted === "");
    if (wanted === "") return;
    startTransition(async () => {
      setFailure("");
      try {
        setAddress(await requestAddress({ title: wanted, frontcover: coverUrl }));
        await queries.invalidateQueries({ queryKey: studioQuery().queryKey });
      } catch (error) {
        setFailure(error instanceof ActionError ? error.message : String(error));
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
          value={title}
          maxLength={120}
          onChange={(event) => setTitle(event.currentTarget.value)}
          hint={t("liveTitleHint")}
          error={missing ? t("liveTitleMissing") : undefined}
          required
        />
        <CoverField
          url={coverUrl}
          maxBytes={coverMaxBytes}
          onChange={setCoverUrl}
          onUploading={setUploading}
        />
        <Button
          type="submit"
          variant={address ? "secondary" : "primary"}
          disabled={pending || uploading}
        >
          {pending ? t("pending") : address ? t("getNewAddress") : t("getAddress")}
        </Button>
      </form>
      {failure && <Notice tone="bad">{t("failed", { reason: failure })}</Notice>}
      {address && <AddressCard address={address} />}
    </div>
  );
}
