/** Text whose lines stay whole: it scrolls inside, also by keyboard. */
export function ScrollRegion({ label, text }: { label: string; text: string }) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      className="max-h-96 overflow-auto rounded-control border border-line bg-sunken px-3 py-2"
    >
      <pre className="font-mono text-sm">{text}</pre>
    </section>
  );
}
