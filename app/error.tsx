"use client";

import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { EmptyScene } from "@/components/ui/empty-scene";

export default function ErrorPage({ reset }: { reset: () => void }) {
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
    </div>
  );
}
