import type { ReactNode } from "react";

interface EmptySceneProps {
  readonly title: string;
  readonly text?: string;
  /** One action. */
  readonly action?: ReactNode;
  readonly level?: "h1" | "h2";
}

/** An empty room: a drawn stage with its light, one sentence, one action. */
export function EmptyScene({ title, text, action, level: Heading = "h2" }: EmptySceneProps) {
  return (
    <div className="flex flex-col items-center gap-4 rounded-surface border border-line bg-raised px-6 py-10 text-center shadow-lift">
      <StageDrawing />
      <Heading className="text-lg">{title}</Heading>
      {text && <p className="max-w-prose text-muted">{text}</p>}
      {action}
    </div>
  );
}

function StageDrawing() {
  return (
    <svg viewBox="0 0 240 120" className="h-28 w-56" aria-hidden="true">
      <title>Stage</title>
      <path d="M120 10 L190 100 L50 100 Z" fill="var(--accent)" opacity="0.16" />
      <path d="M120 10 L160 100 L80 100 Z" fill="var(--accent)" opacity="0.2" />
      <ellipse cx="120" cy="100" rx="86" ry="12" fill="var(--line)" />
      <ellipse cx="120" cy="99" rx="46" ry="7" fill="var(--accent)" opacity="0.55" />
      <rect x="112" y="2" width="16" height="12" rx="3" fill="var(--text)" />
      <path
        d="M120 66 v32 M106 98 h28"
        stroke="var(--text)"
        strokeWidth="3"
        strokeLinecap="round"
      />
      <rect x="113" y="44" width="14" height="26" rx="7" fill="var(--text)" />
      <path d="M8 24 V106 M20 16 V106" stroke="var(--line)" strokeWidth="8" strokeLinecap="round" />
      <path
        d="M232 24 V106 M220 16 V106"
        stroke="var(--line)"
        strokeWidth="8"
        strokeLinecap="round"
      />
    </svg>
  );
}
