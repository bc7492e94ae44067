/**
 * Letters of other alphabets, and digits, that are drawn like a Latin letter (Unicode TR39 has
 * thousands; these are the ones with which names are imitated).
 */
const lookalikes: ReadonlyMap<string, string> = new Map(
  Object.entries({
    a: "аαɑ",
    b: "ьв",
    c: "сϲ",
    d: "ԁ",
    e: "еєε",
    g: "ɡ",
    h: "һн",
    i: "1lі|ıιӏ",
    j: "ј",
    k: "кκ",
    m: "м",
    n: "ո",
    o: "0оοσ",
    p: "рρ",
    q: "ԛ",
    r: "г",
    s: "5ѕ$",
    t: "тτ",
    u: "υս",
    v: "ѵν",
    w: "ԝѡ",
    x: "хχ",
    y: "уγ",
  }).flatMap(([latin, others]) => [...others].map((other) => [other, latin] as const)),
);

/**
 * A name as it looks at a glance: two names that come to the same could be taken for one another.
 * Letter case, width (NFKC), accents, spaces, signs and what nobody can see make no difference, nor
 * do letters that are drawn alike.
 */
export function comparableName(name: string): string {
  const plain = name
    .normalize("NFKC")
    .toLowerCase()
    .normalize("NFKD")
    .replace(/[\p{Cf}\p{DI}\p{M}\p{Z}\s]/gu, "");
  const folded = [...plain].map((character) => lookalikes.get(character) ?? character).join("");
  // A name of signs alone is still a name.
  return folded.replace(/[\p{P}\p{S}]/gu, "") || folded;
}
