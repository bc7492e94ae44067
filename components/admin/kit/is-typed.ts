/** Whether the word that was asked for stands in the field; blanks around it are forgiven. */
export function isTyped(word: string, wanted: string | undefined): boolean {
  return wanted === undefined || word.trim() === wanted.trim();
}
