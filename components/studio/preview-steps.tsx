import { useTranslations } from "use-intl";
import { classNames } from "@/components/ui/class-names";

const steps = ["step1", "step2", "step3"] as const;

/** The way to the first picture in three steps; once an address is out only the last is left. */
export function PreviewSteps({ waits }: { readonly waits: boolean }) {
  const t = useTranslations("studio");
  const next = waits ? "step3" : "step1";
  return (
    <>
      {waits && <p className="text-muted">{t("previewWaiting")}</p>}
      <ol
        aria-label={t("stepsTitle")}
        className="flex w-full max-w-2xl flex-col text-left sm:flex-row sm:text-center"
      >
        {steps.map((step, index) => (
          <li
            key={step}
            aria-current={step === next ? "step" : undefined}
            className="group relative flex flex-1 gap-3 pb-7 last:pb-0 sm:flex-col sm:items-center sm:gap-2 sm:px-3 sm:pb-0"
          >
            <StepNumber number={index + 1} isNext={step === next} />
            {/* The way to the next one: down on a phone, to the right elsewhere. */}
            <span
              aria-hidden
              className="absolute top-9 bottom-1 left-4 w-px bg-line group-last:hidden sm:top-4 sm:right-[calc(-50%+1.5rem)] sm:bottom-auto sm:left-[calc(50%+1.5rem)] sm:h-px sm:w-auto"
            />
            <span
              className={classNames(
                "min-w-0 text-pretty pt-1 [overflow-wrap:anywhere] sm:pt-0",
                step === next ? "font-semibold" : "text-muted",
              )}
            >
              {t(step)}
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}

function StepNumber({ number, isNext }: { readonly number: number; readonly isNext: boolean }) {
  return (
    <span
      className={classNames(
        "grid size-8 shrink-0 place-items-center rounded-full font-bold tabular-nums",
        isNext ? "bg-text text-ground" : "border border-line text-muted",
      )}
    >
      {number}
    </span>
  );
}
