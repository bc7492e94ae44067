import type { Tape } from "@/lib/shared/models";
import { TapeCard } from "./tape-card";

/** Recordings that a phone or a desk shows before anybody scrolls. */
const onFirstScreen = 4;

interface TapeGridProps {
  readonly tapes: readonly Tape[];
  /** False on the broadcaster's own page, where all are his. */
  readonly named?: boolean;
  /** Whether the grid begins on the first screen of its page. */
  readonly early?: boolean;
}

/** Recordings in the order given. */
export function TapeGrid({ tapes, named = true, early = false }: TapeGridProps) {
  return (
    <ul className="grid grid-cols-1 gap-4 sm:grid-cols-2 sm:gap-y-6 md:grid-cols-3 lg:grid-cols-4">
      {tapes.map((tape, index) => (
        <li key={tape.fileId}>
          <TapeCard tape={tape} named={named} early={early && index < onFirstScreen} />
        </li>
      ))}
    </ul>
  );
}
