import { useTranslations } from "use-intl";
import { useWaitText } from "@/components/ui/use-wait-text";
import { problemTextOf } from "./problem-text";

/** Says in the reader's language why a call to the server did not succeed, as a sentence. */
export function useProblemText(): (error: unknown) => string {
  const t = useTranslations("common");
  const waitText = useWaitText();
  return (error) => {
    const problem = problemTextOf(error);
    if (problem.key === null) return problem.words;
    if (problem.key === "problemTooOften") {
      return t(problem.key, { wait: waitText(problem.waitSeconds) });
    }
    if (problem.key === "problemServerOf") return t(problem.key, { id: problem.requestId });
    return t(problem.key);
  };
}
