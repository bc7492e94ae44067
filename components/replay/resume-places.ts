import { parseJsonObject } from "@/lib/shared/parse-json-object";

/** Recordings whose place is remembered; the oldest are forgotten. */
const maxPlaces = 100;
/** So near to the beginning or the end there is nothing to go on with. */
const atBeginningSeconds = 15;
const atEndSeconds = 15;

/** Where the viewer left each recording, in seconds; the last one last. */
export type ResumePlaces = ReadonlyMap<string, number>;

/** Reads what the browser has kept; what makes no sense counts as nothing. */
export function readPlaces(stored: string | null): ResumePlaces {
  const value = (stored === null ? null : parseJsonObject(stored)) ?? {};
  const places = Array.isArray(value.places) ? (value.places as readonly unknown[]) : [];
  return new Map(
    places.flatMap((entry): [string, number][] => {
      if (!Array.isArray(entry)) return [];
      const [fileId, seconds] = entry as readonly unknown[];
      if (typeof fileId !== "string" || typeof seconds !== "number") return [];
      return Number.isFinite(seconds) && seconds > 0 ? [[fileId, seconds]] : [];
    }),
  );
}

/** With where a recording is now; one that has hardly begun, or is over, is forgotten. */
export function withPlace(
  places: ResumePlaces,
  fileId: string,
  { seconds, durationSeconds }: { readonly seconds: number; readonly durationSeconds: number },
): ResumePlaces {
  const others = [...places].filter(([id]) => id !== fileId);
  const worth = seconds >= atBeginningSeconds && seconds <= durationSeconds - atEndSeconds;
  if (worth) others.push([fileId, Math.floor(seconds)]);
  return new Map(others.slice(-maxPlaces));
}

export function writePlaces(places: ResumePlaces): string {
  return JSON.stringify({ places: [...places] });
}
