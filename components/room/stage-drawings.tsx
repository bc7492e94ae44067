import type { ReactNode } from "react";
import type { StageState } from "./stage-state";

/** Lines in the colour of the text, the lamp in the one warm light. */
function Drawing({ children }: { readonly children: ReactNode }) {
  return (
    <svg
      viewBox="0 0 120 72"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth="3"
      strokeLinecap="round"
      strokeLinejoin="round"
      className="h-24 w-40 shrink-0 max-sm:hidden immersive:block"
    >
      {children}
    </svg>
  );
}

const lamp = "M48 4h24l-4 14H52Z";
const curtains =
  "M10 8h100M16 8c2 22-2 40-8 56h22c8-18 8-38 4-56M104 8c-2 22 2 40 8 56H90c-8-18-8-38-4-56";

/** A microphone in the light of a lamp that is on: somebody is expected. */
const waiting = (
  <>
    <path d="M50 20 34 66h52L70 20Z" fill="var(--accent)" opacity="0.35" stroke="none" />
    <path d={lamp} fill="var(--accent)" stroke="none" />
    <rect x="53" y="28" width="14" height="22" rx="7" fill="currentColor" stroke="none" />
    <path d="M46 42c0 18 28 18 28 0M60 56v10M50 66h20" />
  </>
);

/** The lamp is out, and the microphone waits. */
const offline = (
  <>
    <path d={lamp} />
    <path d="M60 24v4" opacity="0.4" />
    <rect x="53" y="34" width="14" height="18" rx="7" />
    <path d="M46 45c0 16 28 16 28 0M60 58v8M50 66h20" />
  </>
);

/** The curtain closes over a last heart. */
const ended = (
  <>
    <path d={curtains} />
    <path
      d="M60 54C44 42 46 30 54 30c4 0 6 4 6 6 0-2 2-6 6-6 8 0 10 12-6 24Z"
      fill="var(--accent)"
      stroke="none"
    />
  </>
);

/** A barrier stands before the stage. */
const forbidden = (
  <>
    <rect x="14" y="24" width="92" height="18" rx="3" />
    <path d="m34 24-14 18m34-18L40 42m34-18L60 42m34-18L80 42" />
    <path d="M26 42v24M94 42v24M18 66h16M86 66h16M26 24v-8M94 24v-8" />
  </>
);

/** A plug a little way from its socket. */
const reconnecting = (
  <>
    <path d="M4 40c14 0 12-12 26-12" />
    <path d="M30 18h10a10 10 0 0 1 0 20H30ZM50 24h8m-8 8h8" />
    <path d="M116 40c-14 0-12-12-26-12" />
    <path d="M90 18H78v20h12Z" />
    <g stroke="var(--accent)" className="motion-safe:animate-breathe">
      <path d="M68 6v6M60 9l3 4M76 9l-3 4M68 44v6M60 48l3-4M76 48l-3-4" />
    </g>
  </>
);

const drawings: Readonly<Record<Exclude<StageState, "live">, ReactNode>> = {
  ...{ waiting, offline, ended, forbidden, reconnecting },
};

/** What a stage looks like that has no picture to show. */
export function StateDrawing({ state }: { readonly state: Exclude<StageState, "live"> }) {
  return <Drawing>{drawings[state]}</Drawing>;
}
