import { cleanText, cutText } from "./clean-text";

/** More than anybody types to find something; a longer search is cut, and finds at least as much. */
export const searchMaxCharacters = 64;
const maxTerms = 6;

/** What is searched for: cleaned as titles are when they are kept, so that a title finds itself. */
export function cleanSearch(value: string): string {
  return cutText(cleanText(value), searchMaxCharacters).trim();
}

/** The words of a search, each of which has to stand in a title or a broadcaster's name. */
export function searchTerms(value: string): readonly string[] {
  const words = cleanSearch(value)
    .split(/\s+/u)
    .filter((word) => word !== "");
  return [...new Set(words)].slice(0, maxTerms);
}
