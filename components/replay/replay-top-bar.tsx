import { useTranslations } from "use-intl";
import { PictureBar } from "@/components/room/picture-bar";
import type { TapePage } from "@/lib/shared/replay";
import { sharedTape } from "./shared-tape";
import { TapeDate } from "./tape-date";

/** Whose recording it is, over the picture where that is the whole page. */
export function ReplayTopBar({ tape }: { readonly tape: TapePage }) {
  const t = useTranslations("replay");
  const line = (
    <>
      <span className="font-bold tracking-wide">{t("replay")}</span>{" "}
      <TapeDate atMs={tape.startedAtMs} />
      {tape.withheld && <span className="font-bold"> {t(tape.withheld)}</span>}
    </>
  );
  return <PictureBar person={tape} shared={sharedTape(tape)} line={line} />;
}
