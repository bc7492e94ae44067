"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { callJson } from "@/components/data/client";
import { rootKey } from "@/components/data/queries";
import { ProblemNotice } from "@/components/session/problem-notice";
import { Button } from "@/components/ui/button";
import { parseJsonObject } from "@/lib/shared/parse-json-object";

/** The content of one callback, fetched when somebody wants to see it. */
export function CallbackBody({ id }: { id: string }) {
  const t = useTranslations("doctor");
  const [open, setOpen] = useState(false);
  const { data, error } = useQuery({
    queryKey: [...rootKey, "callback", id],
    queryFn: async () =>
      (await callJson<{ body: string }>(`/api/admin/callbacks/${encodeURIComponent(id)}`)).body,
    enabled: open,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <>
      <Button variant="ghost" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? t("hideBody") : t("showBody")}
      </Button>
      {open && error && (
        <ProblemNotice error={error} say={(reason) => t("bodyFailed", { reason })} />
      )}
      {open && data === "" && <p className="text-muted text-sm">{t("noBody")}</p>}
      {open && data && (
        <pre className="max-w-md whitespace-pre-wrap rounded-control bg-sunken p-3 text-sm [overflow-wrap:anywhere]">
          {readable(data)}
        </pre>
      )}
    </>
  );
}

/** Indented, unless it was cut. */
function readable(body: string): string {
  const parsed = parseJsonObject(body);
  return parsed ? JSON.stringify(parsed, null, 2) : body;
}
