import type { Metadata } from "next";
import { LinkButton } from "@/components/ui/button";
import { EmptyScene } from "@/components/ui/empty-scene";
import { getPageText } from "./page-text";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getPageText()).t("common.notFoundTitle") };
}

export default async function NotFound() {
  const { t } = await getPageText();
  return (
    <div className="m-auto">
      <EmptyScene
        level="h1"
        title={t("common.notFoundTitle")}
        text={t("common.notFoundText")}
        action={
          <LinkButton href="/" variant="primary">
            {t("common.toHome")}
          </LinkButton>
        }
      />
    </div>
  );
}
