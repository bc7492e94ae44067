import { useTranslations } from "use-intl";

const reasons = [
  "diskFull",
  "diskSlow",
  "diskError",
  "notFinal",
  "nothingSent",
  "nothingUsable",
  "noFile",
  "serverStopped",
] as const;

/** Says why a recording stopped: in our words where we know the reason, else in the source's. */
export function useRecordingProblem(): (problem: string) => string {
  const t = useTranslations("broadcasts");
  return (problem) => {
    const known = reasons.find((reason) => reason === problem);
    return known ? t(known) : problem;
  };
}
