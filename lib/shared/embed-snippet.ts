/**
 * HTML that shows a page of ours in another website: the picture in 16:9, as wide as there is room,
 * or in a size in CSS pixels.
 */
export function embedSnippet(
  url: string,
  title: string,
  size?: { readonly width: number; readonly height: number },
): string {
  const attributes = [
    `src="${escaped(url)}"`,
    `title="${escaped(title)}"`,
    size
      ? `width="${size.width}" height="${size.height}" style="border:0"`
      : 'style="width:100%;aspect-ratio:16/9;border:0"',
    // A frame of another site may do none of this by itself.
    'allow="autoplay; fullscreen; picture-in-picture"',
    "allowfullscreen",
  ];
  return `<iframe ${attributes.join(" ")}></iframe>`;
}

/** For a double-quoted attribute (HTML §13.1.2.3); titles are anybody's. */
function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll('"', "&quot;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}
