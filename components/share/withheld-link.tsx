import { useTranslations } from "use-intl";
import { recordingsPath } from "@/components/recordings/recordings-path";
import { Notice } from "@/components/ui/notice";
import { PageLink } from "@/components/ui/page-link";
import type { TapePage } from "@/lib/shared/replay";

/** Why nobody but its owner can open what is shared. */
export type Withheld = NonNullable<TapePage["withheld"]>;

/** Says whom a link lets in that only its owner can open, and leads to where that is changed. */
export function WithheldLink({ withheld }: { readonly withheld: Withheld }) {
  const t = useTranslations("share");
  return (
    <Notice tone="warn">
      {t(withheld)}{" "}
      <PageLink
        href={recordingsPath(1)}
        className="inline-flex items-center underline underline-offset-2 pointer-coarse:min-h-11"
      >
        {t("toRecordings")}
      </PageLink>
    </Notice>
  );
}
