import { MapPin } from "lucide-react";

/** Where the broadcaster says to be, among the figures; nothing where he says nothing. */
export function PlaceMark({ location }: { readonly location: string }) {
  if (!location) return null;
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      <MapPin aria-hidden className="size-4 shrink-0" />
      <bdi className="truncate">{location}</bdi>
    </span>
  );
}
