/** Scallops of one curtain, from the wings inwards; the other side is its mirror. */
const curtain = "M0 14h74c-4 44-16 84-14 132 .6 14 4 26 8 40H0Z";
const folds = "M20 14c2 50-4 96 0 172M40 14c0 48-8 92-3 172M58 14c-3 46-13 86-10 132";

/** A stage before the show: three lamps on the bar, and one of them is lit. */
export function StageDrawing({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 440 216" className={className} aria-hidden="true">
      <ellipse cx="220" cy="188" rx="196" ry="22" fill="var(--sunken)" />
      <path d="M220 26 312 180c-20 9-164 9-184 0Z" fill="var(--accent)" opacity="0.13" />
      <path d="M220 26 280 182c-18 6-102 6-120 0Z" fill="var(--accent)" opacity="0.17" />
      <ellipse cx="220" cy="184" rx="92" ry="12" fill="var(--accent)" opacity="0.3" />
      <ellipse cx="220" cy="184" rx="58" ry="7.5" fill="var(--accent)" opacity="0.55" />
      <g fill="none" stroke="var(--text)" strokeLinecap="round">
        <path d="M220 122v60M202 184q18-7 36 0" strokeWidth="4" />
        <path d="M204 100q0 22 16 22t16-22" strokeWidth="3.5" />
      </g>
      <rect x="209" y="72" width="22" height="40" rx="11" fill="var(--text)" />
      <path d="M209 86h22M209 95h22" stroke="var(--ground)" strokeWidth="2" />
      <path d="M60 12h320" stroke="var(--edge)" strokeWidth="4" strokeLinecap="round" />
      <g fill="var(--edge)">
        <path d="M126 12h16l6 20h-28Z" />
        <path d="M298 12h16l6 20h-28Z" />
      </g>
      <path d="M211 10h18l8 22h-34Z" fill="var(--text)" />
      <ellipse cx="220" cy="32" rx="17" ry="4.5" fill="var(--accent)" />
      <g fill="var(--line)">
        <path d={curtain} />
        <path d={curtain} transform="matrix(-1 0 0 1 440 0)" />
      </g>
      <g fill="none" stroke="var(--sunken)" strokeWidth="3">
        <path d={folds} />
        <path d={folds} transform="matrix(-1 0 0 1 440 0)" />
      </g>
    </svg>
  );
}
