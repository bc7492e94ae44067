/** How far apart one viewer's messages may be set, in seconds; 0: no slow mode. */
export const slowChoicesSeconds = [0, 3, 10, 30, 120] as const;
