"use client";

import { TextField } from "@/components/ui/text-field";

interface MomentFilterProps {
  readonly label: string;
  /** Unix ms; empty: none. */
  readonly valueMs: string;
  readonly onChange: (valueMs: string) => void;
}

/** A moment in the reader's own time. */
export function MomentFilter({ label, valueMs, onChange }: MomentFilterProps) {
  return (
    <TextField
      label={label}
      type="datetime-local"
      value={localText(valueMs)}
      onChange={({ target }) => onChange(unixMs(target.value))}
      className="min-w-0"
    />
  );
}

/** As the field wants it: without a zone, to the minute. */
function localText(valueMs: string): string {
  if (!/^\d{1,15}$/.test(valueMs)) return "";
  const atMs = Number(valueMs);
  const local = new Date(atMs - new Date(atMs).getTimezoneOffset() * 60_000);
  return Number.isNaN(local.getTime()) ? "" : local.toISOString().slice(0, 16);
}

function unixMs(text: string): string {
  const atMs = new Date(text).getTime();
  return Number.isNaN(atMs) ? "" : String(atMs);
}
