import { type MouseEvent, useEffect, useEffectEvent, useRef } from "react";

/**
 * The server counts two likes of a viewer within a second: a third that comes a little early on its
 * way is lost, and so there is some room between them, in milliseconds.
 */
const repeatMs = 560;

/**
 * A press that goes on while the pointer stays down, at most so often as it counts; a click by
 * keyboard or assistive technology is one press. Returns what the button needs.
 */
export function useRepeatedPress(onPress: () => void) {
  const press = useEffectEvent(onPress);
  const timer = useRef<ReturnType<typeof setInterval>>(undefined);
  const repeated = useRef(false);
  const lastMs = useRef(0);
  // An effect event is only called from effects; this one lets the handlers reach it.
  const once = useRef(() => {});
  useEffect(() => {
    once.current = () => {
      if (performance.now() - lastMs.current < repeatMs * 0.9) return;
      lastMs.current = performance.now();
      press();
    };
    return () => clearInterval(timer.current);
  }, []);
  const stop = () => clearInterval(timer.current);
  return {
    onPointerDown() {
      repeated.current = false;
      stop();
      timer.current = setInterval(() => {
        repeated.current = true;
        once.current();
      }, repeatMs);
    },
    onPointerUp: stop,
    onPointerCancel: stop,
    onPointerLeave: stop,
    onContextMenu: (event: MouseEvent) => event.preventDefault(),
    onClick() {
      stop();
      if (!repeated.current) once.current();
      repeated.current = false;
    },
  };
}
