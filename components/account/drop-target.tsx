"use client";

import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from "react";
import { classNames } from "@/components/ui/class-names";

interface DropTargetProps {
  readonly onFile: (file: File) => void;
  readonly className?: string;
  readonly children: ReactNode;
}

/** Takes a file that is dropped on it; a button nearby does the same for who does not drag. */
export function DropTarget({ onFile, className, children }: DropTargetProps) {
  const box = useRef<HTMLDivElement>(null);
  const [over, setOver] = useState(false);
  const take = useEffectEvent(onFile);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const listening = new AbortController();
    const { signal } = listening;
    const onDragOver = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      // Only so the browser lets go of it here, instead of opening it in the place of the page.
      event.preventDefault();
      setOver(true);
    };
    const onDrop = (event: DragEvent) => {
      setOver(false);
      const file = event.dataTransfer?.files[0];
      if (!file) return;
      event.preventDefault();
      take(file);
    };
    element.addEventListener("dragover", onDragOver, { signal });
    element.addEventListener("dragleave", () => setOver(false), { signal });
    element.addEventListener("drop", onDrop, { signal });
    return () => listening.abort();
  }, []);
  return (
    <div
      ref={box}
      className={classNames(className, over && "outline-4 outline-accent outline-dashed")}
    >
      {children}
    </div>
  );
}
