import { useTranslations } from "use-intl";
import { wordsProblem } from "@/components/studio/settings-words";
import { isolated } from "@/lib/shared/isolated";
import { maxServerWords } from "@/lib/shared/server-words";

const texts = {
  blockedWordsMany: "wordsMany",
  blockedWordLong: "wordLong",
  blockedWordIdle: "wordIdle",
} as const;

/** What the server would refuse, in words; null: nothing that is known here. */
export function useWordsProblem(words: readonly string[]): string | null {
  const t = useTranslations("adminReports");
  const problem = wordsProblem(words, maxServerWords);
  if (!problem) return null;
  return t(texts[problem.key], { word: isolated(problem.word), count: problem.count });
}
