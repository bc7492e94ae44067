import { type ReactNode, useId } from "react";
import { surfaceClass } from "./surface-class";

interface SectionCardProps {
  readonly title: string;
  /** What one should know of it before. */
  readonly text?: string;
  readonly children: ReactNode;
}

/** One part of a page of settings under its heading. */
export function SectionCard({ title, text, children }: SectionCardProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={surfaceClass("flex flex-col gap-4 p-4 sm:p-6")}>
      <div>
        <h2 id={id} className="text-lg">
          {title}
        </h2>
        {text && <p className="text-muted">{text}</p>}
      </div>
      {children}
    </section>
  );
}
