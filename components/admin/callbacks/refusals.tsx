"use client";

import { useTranslations } from "use-intl";
import { PageLink } from "@/components/ui/page-link";
import { surfaceClass } from "@/components/ui/surface-class";

/** Why callbacks are refused, by what the ledger says of their signature, as the doctor explains it. */
const explanations = {
  "wrong sign": ["wrongSign", "wrongSignCure"],
  "no t or sign": ["noSign", "noSignCure"],
  expired: ["expired", "expiredCure"],
  "t too far": ["tooEarly", "tooEarlyCure"],
  "body is not a JSON object": ["notJson", "notJsonCure"],
} as const;
/** Whatever else there is, IM's callbacks are refused for. */
const ofIm = ["im", "imCure"] as const;

const explanationOf = (verification: string) =>
  explanations[verification as keyof typeof explanations] ?? ofIm;

/** Why this one was refused and what to do. */
export function Refusal({ verification }: { verification: string }) {
  const t = useTranslations("adminCallbacks");
  const [cause, cure] = explanationOf(verification);
  return (
    <>
      <p>{t(cause)}</p>
      <p className="text-muted">{t("cure", { cure: t(cure) })}</p>
    </>
  );
}

interface RefusalGuideProps {
  /** What stands on the page, with its words. */
  readonly verifications: readonly { readonly verification: string; readonly words: string }[];
}

/** The same for all that stand on a page, and the way to the doctor. */
export function RefusalGuide({ verifications }: RefusalGuideProps) {
  const t = useTranslations("adminCallbacks");
  const kinds = new Map(verifications.map((kind) => [kind.verification, kind]));
  if (kinds.size === 0) return null;
  return (
    <section aria-label={t("whyTitle")} className={surfaceClass("flex flex-col gap-3 p-4")}>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 className="text-base">{t("whyTitle")}</h2>
        <PageLink href="/admin/doctor" className="text-accent-text underline">
          {t("toDoctor")}
        </PageLink>
      </div>
      {[...kinds.values()].map(({ verification, words }) => (
        <div key={verification} className="max-w-prose text-sm">
          <h3 className="font-semibold text-bad">{words}</h3>
          <Refusal verification={verification} />
        </div>
      ))}
    </section>
  );
}
