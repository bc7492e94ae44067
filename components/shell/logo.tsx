/** One warm light on a dark stage. */
export function Logo({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" className={className} aria-hidden="true">
      <title>Mini LVB</title>
      <rect width="32" height="32" rx="9" fill="oklch(0.2 0.02 262)" />
      <path d="M5 23a11 11 0 0 1 22 0Z" fill="oklch(0.705 0.175 30)" />
      <path d="M11 23a5 5 0 0 1 10 0Z" fill="oklch(0.93 0.06 60)" />
      <rect x="5" y="24.5" width="22" height="2" rx="1" fill="oklch(0.955 0.008 85)" />
    </svg>
  );
}
