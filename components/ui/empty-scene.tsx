import type { ReactNode } from "react";
import { StageDrawing } from "./stage-drawing";

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
    <div className="flex flex-col items-center px-4 py-6 text-center sm:py-10">
      <StageDrawing className="w-full max-w-md" />
      <Heading className={Heading === "h1" ? "mt-4 text-2xl" : "mt-4 text-lg"}>{title}</Heading>
      {text && <p className="mt-1 max-w-prose text-pretty text-muted">{text}</p>}
      {action && <div className="mt-6">{action}</div>}
    </div>
  );
}
