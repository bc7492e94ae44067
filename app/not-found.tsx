import { LinkButton } from "@/components/ui/button";
import { EmptyScene } from "@/components/ui/empty-scene";
import { getPageText } from "./page-text";

export default async function NotFound() {
  const { t } = await getPageText();
  return (
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
  );
}
