import { useTranslations } from "use-intl";
import { ActionError } from "@/components/data/client";

/** What the server calls what it refuses, and we say in words of our own. */
const reasons = [
  "lastAdmin",
  "self",
  "staffAccount",
  "stillOnAir",
  "protected",
  "noAddress",
  "innerAddress",
  "ownAddress",
  "addressUnknown",
] as const;

const notFound = 2003;
/** A code whose words are shown as they are. */
const inOwnWords = 4002;

/** The same error in the reader's language, where it is about people. */
export function usePeopleProblem(): (error: Error | null) => Error | null {
  const t = useTranslations("adminPeople");
  return (error) => {
    if (!(error instanceof ActionError)) return error;
    const reason = reasons.find((known) => known === error.reason);
    if (reason) return new ActionError(inOwnWords, t(reason));
    return error.code === notFound ? new ActionError(inOwnWords, t("unknown")) : error;
  };
}

/** Whether an address may be banned by who insists. */
export function canInsist(error: Error | null): boolean {
  return (
    error instanceof ActionError &&
    (error.reason === "innerAddress" || error.reason === "ownAddress")
  );
}
