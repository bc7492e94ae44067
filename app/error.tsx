"use client";

import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { EmptyScene } from "@/components/ui/empty-scene";

interface ErrorPageProps {
  /** `digest` is the number under which the server's log has the reason. */
  readonly error: Error & { readonly digest?: string };
  readonly reset: () => void;
}

export default function ErrorPage({ error, reset }: ErrorPageProps) {
  const t = useTranslations("common");
  return (
    <div className="m-auto">
      <EmptyScene
        level="h1"
        title={t("errorTitle")}
        text={t("errorText")}
        action={
          <Button variant="primary" onClick={reset}>
            {t("tryAgain")}
          </Button>
        }
      />
      {error.digest && (
        <p className="text-center text-muted tabular-nums">
          {t("errorNumber", { number: error.digest })}
        </p>
      )}
    </div>
  );
}
