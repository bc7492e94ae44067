/** Something is under way; the words beside it say what. */
export function Spinner() {
  return (
    <span
      aria-hidden
      className="size-4 rounded-full border-2 border-current border-r-transparent motion-safe:animate-spin motion-reduce:animate-breathe"
    />
  );
}
