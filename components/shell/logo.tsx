/** One warm light on a stage. */
export function Logo({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" className={className} aria-hidden="true">
      <title>Mini LVB</title>
      <path d="M16 4 27 26H5Z" fill="var(--accent)" opacity="0.26" />
      <path d="M16 4 22 26H10Z" fill="var(--accent)" opacity="0.42" />
      <ellipse cx="16" cy="26" rx="11" ry="2.8" fill="var(--accent)" />
      <circle cx="16" cy="5" r="3" fill="var(--text)" />
    </svg>
  );
}
