"use client";

import { useTranslations } from "use-intl";
import { requestKey } from "@/components/data/client";
import { ProblemNotice } from "@/components/session/problem-notice";
import { Button } from "@/components/ui/button";
import { useOrder } from "./use-order";

/**
 * Makes the studio ready for the next broadcast: the encoder may push again at once, with the key
 * that it has.
 */
export function GoLiveAgainButton({ userId }: { readonly userId: string }) {
  const t = useTranslations("studio");
  const { pending, failure, give } = useOrder(userId, async () => {
    await requestKey(userId, true);
    return null;
  });
  return (
    <>
      <Button variant="primary" disabled={pending} onClick={give}>
        {t("goLiveAgain")}
      </Button>
      {failure !== null && (
        <div className="basis-full">
          <ProblemNotice error={failure} say={(reason) => t("goLiveAgainFailed", { reason })} />
        </div>
      )}
    </>
  );
}
