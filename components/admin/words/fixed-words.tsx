import { useTranslations } from "use-intl";

/** The words of the configuration, which are only changed there. */
export function FixedWords({ words }: { readonly words: readonly string[] }) {
  const t = useTranslations("adminReports");
  if (words.length === 0) return null;
  return (
    <section className="flex flex-col gap-2">
      <h2 className="font-semibold text-base">{t("wordsFixed")}</h2>
      <p className="text-muted text-sm">{t("wordsFixedHint")}</p>
      <ul className="flex flex-wrap gap-2">
        {words.map((word) => (
          <li
            key={word}
            className="rounded-full border border-line px-2.5 py-0.5 [overflow-wrap:anywhere]"
          >
            <bdi>{word}</bdi>
          </li>
        ))}
      </ul>
    </section>
  );
}
