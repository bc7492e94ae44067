import { useTranslations } from "use-intl";
import { ActionError } from "@/components/data/client";
import { useProblemText } from "@/components/data/use-problem-text";
import type { ReportRefusal } from "@/lib/shared/reports";

/** Code of what is not there. */
const notFound = 2003;

/** Why a report was not taken, in the reader's language. */
export function useReportProblem(): (error: unknown) => string {
  const t = useTranslations("report");
  const problemText = useProblemText();
  return (error) => {
    if (error instanceof ActionError) {
      if (error.reason === ("ownThing" satisfies ReportRefusal)) return t("ownThing");
      if (error.code === notFound) return t("gone");
    }
    return problemText(error);
  };
}
