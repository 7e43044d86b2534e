import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react';

interface Props<Id extends string> {
  readonly label: string;
  readonly tabs: readonly (readonly [id: Id, title: string])[];
  readonly chosen: Id;
  readonly onChoose: (id: Id) => void;
  /** What the chosen tab shows. */
  readonly children: ReactNode;
  readonly className?: string;
}

/** Tabs as the ARIA practices describe them: one stop in the tab order, arrows, Home and End choose. */
export function Tabs<Id extends string>({ label, tabs, chosen, onChoose, children, className }: Props<Id>) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const at = tabs.findIndex(([each]) => each === chosen);

  function move(event: KeyboardEvent): void {
    const steps: Readonly<Record<string, number>> = {
      ArrowLeft: at - 1,
      ArrowRight: at + 1,
      Home: 0,
      End: tabs.length - 1,
    };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const to = (step + tabs.length) % tabs.length;
    const next = tabs[to];
    if (next === undefined) return;
    onChoose(next[0]);
    list.current?.querySelectorAll<HTMLElement>('[role="tab"]')[to]?.focus();
  }

  return (
    <div className={className}>
      <div className="tab-list" role="tablist" aria-label={label} ref={list}>
        {tabs.map(([each, title]) => (
          <button
            key={each}
            type="button"
            role="tab"
            id={`${id}-${each}`}
            aria-selected={each === chosen}
            aria-controls={`${id}-panel`}
            tabIndex={each === chosen ? 0 : -1}
            onClick={() => onChoose(each)}
            onKeyDown={move}
          >
            {title}
          </button>
        ))}
      </div>
      {/* It may scroll with nothing in it that takes the focus, so it takes it itself. */}
      <div
        className="tab-panel"
        role="tabpanel"
        tabIndex={0}
        id={`${id}-panel`}
        aria-labelledby={`${id}-${chosen}`}
      >
        {children}
      </div>
    </div>
  );
}
