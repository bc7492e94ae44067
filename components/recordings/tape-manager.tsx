"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { ProblemNotice } from "@/components/session/problem-notice";
import { useSession } from "@/components/session/session-provider";
import { Spinner } from "@/components/ui/spinner";
import { recordingsQuery } from "./recording-calls";
import { TapeList } from "./tape-list";

type TapeManagerProps = { readonly broadcastId: string } | { readonly fileId: string };

/** The recordings of one own broadcast, or one of them, wherever the studio shows them. */
export function TapeManager(choice: TapeManagerProps) {
  const t = useTranslations("recordings");
  const userId = useSession().account?.userId ?? "";
  const { data, error } = useQuery(recordingsQuery(userId, choice));
  if (!data) return error ? <ProblemNotice error={error} /> : <Spinner />;
  if (data.items.length === 0) return <p className="text-muted">{t("noneHere")}</p>;
  return <TapeList tapes={data.items} userId={userId} />;
}
