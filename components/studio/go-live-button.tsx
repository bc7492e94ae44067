"use client";

import { Radio } from "lucide-react";
import { useTranslations } from "use-intl";
import { ActionError, goLive } from "@/components/data/client";
import { ProblemNotice } from "@/components/session/problem-notice";
import { Button } from "@/components/ui/button";
import { nothingArrives } from "@/lib/shared/studio-refusal";
import { useOrder } from "./use-order";

/** The one big button of a preview: from now on everybody may watch. */
export function GoLiveButton({ userId }: { readonly userId: string }) {
  const t = useTranslations("studio");
  const { pending, failure, give } = useOrder(userId, () => goLive(userId));
  const nothing = failure instanceof ActionError && failure.reason === nothingArrives;
  return (
    <>
      <Button variant="primary" disabled={pending} onClick={give} className="min-h-12 px-6 text-lg">
        <Radio aria-hidden className="size-5" />
        {pending ? t("goLivePending") : t("goLive")}
      </Button>
      {failure !== null && (
        <div className="basis-full">
          <ProblemNotice
            error={failure}
            say={(reason) => (nothing ? t("goLiveNothing") : t("goLiveFailed", { reason }))}
          />
        </div>
      )}
    </>
  );
}
