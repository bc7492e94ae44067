import { Ban, CircleAlert, CircleCheck, CircleDot, LoaderCircle, Trash2 } from "lucide-react";
import { useTranslations } from "use-intl";
import type { RecordingState } from "@/lib/shared/broadcast";
import { recordingWords } from "@/lib/shared/recording-words";

const looks = {
  off: { icon: Ban, color: "text-muted" },
  recording: { icon: CircleDot, color: "text-accent-text" },
  processing: { icon: LoaderCircle, color: "text-muted" },
  ready: { icon: CircleCheck, color: "text-ok" },
  failed: { icon: CircleAlert, color: "text-bad" },
  deleted: { icon: Trash2, color: "text-muted" },
} as const;

/** What became of a recording, in a word. */
export function RecordingWord({ state }: { readonly state: RecordingState }) {
  const t = useTranslations("broadcasts");
  const { icon: Icon, color } = looks[state];
  return (
    <span data-recording={state} className="inline-flex items-center gap-1.5">
      <Icon aria-hidden className={`size-4 shrink-0 ${color}`} />
      {t(recordingWords[state])}
    </span>
  );
}
