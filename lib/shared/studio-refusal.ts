/** Reason of a refused "Go live": nothing arrives from the broadcaster's encoder. */
export const nothingArrives = "nothingArrives";
