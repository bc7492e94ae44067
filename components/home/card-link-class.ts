/** The one link of a card: it covers the whole of it, and shows its focus around it. */
export const cardLinkClass =
  "outline-none after:absolute after:inset-0 after:rounded-surface focus-visible:after:outline-2 focus-visible:after:outline-accent-text focus-visible:after:-outline-offset-2";
