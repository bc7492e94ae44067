import { useTranslations } from "use-intl";
import { surfaceClass } from "@/components/ui/surface-class";
import type { BroadcastSummary } from "@/lib/shared/broadcast";
import { BroadcastTapes } from "./broadcast-tapes";
import { RecordingWord } from "./recording-word";

/** What became of the recording, and what can be done with it. */
export function RecordingSection({ broadcast }: { readonly broadcast: BroadcastSummary }) {
  const t = useTranslations("broadcasts");
  return (
    <section
      aria-labelledby="recording-of-it"
      className={surfaceClass("flex min-w-0 flex-col gap-3 p-4 sm:p-5")}
    >
      <header className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="recording-of-it" className="text-lg">
          {t("recordings")}
        </h2>
        <RecordingWord state={broadcast.recording} />
      </header>
      <BroadcastTapes broadcast={broadcast} />
    </section>
  );
}
