import { ClipboardPaste, Copy, Radio } from "lucide-react";
import { useTranslations } from "use-intl";
import { classNames } from "@/components/ui/class-names";

const steps = [
  { key: "step1", Icon: Copy },
  { key: "step2", Icon: ClipboardPaste },
  { key: "step3", Icon: Radio },
] as const;

/** The way to the first picture in three steps; once an address is out only the last is left. */
export function PreviewSteps({ waits }: { readonly waits: boolean }) {
  const t = useTranslations("studio");
  return (
    <>
      {waits && <p className="text-muted">{t("previewWaiting")}</p>}
      <ol
        aria-label={t("stepsTitle")}
        className="flex w-full max-w-2xl flex-col gap-2 text-left sm:flex-row"
      >
        {steps.map(({ key, Icon }, index) => (
          <li
            key={key}
            className={classNames(
              "flex flex-1 items-center gap-3 rounded-control border bg-raised p-3 sm:flex-col sm:items-start",
              waits && key === "step3" ? "border-accent" : "border-line",
            )}
          >
            <span className="flex shrink-0 items-center gap-2 text-muted">
              <span className="font-bold text-lg text-text tabular-nums">{index + 1}</span>
              <Icon aria-hidden className="size-5" />
            </span>
            <span className="text-pretty">{t(key)}</span>
          </li>
        ))}
      </ol>
    </>
  );
}
