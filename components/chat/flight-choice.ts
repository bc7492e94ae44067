import type { Placement } from "@/lib/shared/chat";

/** Whether what one writes flies over the picture as well, and how it appears there. */
export interface FlightChoice {
  readonly on: boolean;
  readonly placement: Placement;
}

/** What a page begins with: the chat alone. */
export const noFlight: FlightChoice = { on: false, placement: "scroll" };
