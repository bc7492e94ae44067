import { useId } from "react";
import { useTranslations } from "use-intl";
import { TapeCard } from "@/components/home/tape-card";
import type { TapePage } from "@/lib/shared/replay";

/** What else there is to watch; nothing while there is nothing else. */
export function FurtherTapes({ tape }: { readonly tape: TapePage }) {
  const t = useTranslations("replay");
  const id = useId();
  if (tape.more.length === 0) return null;
  return (
    <section aria-labelledby={id} className="flex flex-col gap-3 lg:mt-4">
      <h2 id={id} className="text-lg">
        {t("further")}
      </h2>
      <ul className="grid gap-4 sm:grid-cols-2 xl:grid-cols-4">
        {tape.more.map((other) => (
          <li key={other.fileId}>
            <TapeCard tape={other} named={other.userId !== tape.userId} />
          </li>
        ))}
      </ul>
    </section>
  );
}
