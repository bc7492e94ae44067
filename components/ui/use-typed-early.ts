import { type RefObject, useEffect, useEffectEvent, useRef } from "react";

/**
 * For a field whose text is in React's state: takes up what was typed before the page's scripts
 * were there, which is in the field and nowhere else.
 */
export function useTypedEarly<Field extends HTMLInputElement | HTMLTextAreaElement>(
  onTyped: (text: string) => void,
): RefObject<Field | null> {
  const field = useRef<Field>(null);
  const take = useEffectEvent(onTyped);
  useEffect(() => {
    const { current } = field;
    if (current && current.value !== current.defaultValue) take(current.value);
  }, []);
  return field;
}
