/**
 * The whole web address of a picture, for those who read a page elsewhere and know no base (Open
 * Graph takes URLs only); undefined when there is none. `origin` is where our own pictures are.
 */
export function absolutePicture(pictureUrl: string, origin: string): string | undefined {
  if (pictureUrl === "" || !URL.canParse(pictureUrl, origin || undefined)) return undefined;
  const { protocol, href } = new URL(pictureUrl, origin || undefined);
  return protocol === "http:" || protocol === "https:" ? href : undefined;
}
