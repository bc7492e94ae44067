"use client";

import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { CopyField } from "@/components/ui/copy-field";
import { PageLink } from "@/components/ui/page-link";
import { isolated } from "@/lib/shared/isolated";
import { Drawer } from "../kit/drawer";

interface SecretDrawerProps {
  readonly name: string;
  readonly secret: string;
  readonly onClose: () => void;
}

/** A secret that has just been made, this once. */
export function SecretDrawer({ name, secret, onClose }: SecretDrawerProps) {
  const t = useTranslations("adminWebhooks");
  return (
    <Drawer
      title={t("madeTitle", { name: isolated(name) })}
      onClose={onClose}
      footer={
        <Button variant="primary" onClick={onClose} className="pointer-coarse:min-h-11">
          {t("closeSecret")}
        </Button>
      }
    >
      <p>{t("madeText")}</p>
      <CopyField label={t("secretField")} value={secret} />
      <p>
        <PageLink href="/docs/webhooks" className="text-accent-text underline">
          {t("guide")}
        </PageLink>
      </p>
    </Drawer>
  );
}
