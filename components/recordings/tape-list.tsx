import { useTranslations } from "use-intl";
import { Notice } from "@/components/ui/notice";
import type { OwnTape } from "@/lib/shared/own-tape";
import { TapeRow } from "./tape-row";

interface TapeListProps {
  readonly tapes: readonly OwnTape[];
  readonly userId: string;
}

/** Own recordings with everything that can be done with them. */
export function TapeList({ tapes, userId }: TapeListProps) {
  const t = useTranslations("recordings");
  return (
    <div className="flex flex-col gap-3">
      {tapes.some(({ trimming }) => trimming === "elsewhere") && (
        <Notice tone="warn">{t("cloudNotice")}</Notice>
      )}
      <ul className="flex flex-col gap-3">
        {tapes.map((tape) => (
          <li key={tape.id}>
            <TapeRow tape={tape} userId={userId} />
          </li>
        ))}
      </ul>
    </div>
  );
}
