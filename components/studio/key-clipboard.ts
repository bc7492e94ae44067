import { copyText } from "@/components/ui/use-copy";

/**
 * Copies what is still on its way, by the press that asked for it: a browser lets a page write to
 * the clipboard only shortly after a press, so that the promise itself is handed over where it can
 * be. Resolves to whether it was copied. @throws what `get` rejects with
 */
export async function copyLater(get: () => Promise<string>): Promise<boolean> {
  const text = get();
  if (navigator.clipboard && typeof ClipboardItem === "function") {
    const blob = text.then((it) => new Blob([it], { type: "text/plain" }));
    try {
      await navigator.clipboard.write([new ClipboardItem({ "text/plain": blob })]);
      return true;
    } catch {
      // Not by a promise, or not at all: the old ways, once it is there.
    }
  }
  return copyText(await text);
}
