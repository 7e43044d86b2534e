import { type RefObject, useLayoutEffect, useRef } from 'react';

/** Scrolls a box to its end when there is something new in it. Only the box moves; scrollIntoView would move the page. */
export function useEndInSight<Box extends HTMLElement>(
  newest: string | number | undefined,
): RefObject<Box | null> {
  const box = useRef<Box>(null);
  const seen = useRef<string | number>(undefined);
  useLayoutEffect(() => {
    if (seen.current === newest || box.current === null) return;
    seen.current = newest;
    box.current.scrollTop = box.current.scrollHeight;
  });
  return box;
}
