/** Which of the two sides a narrow screen shows. */
export type Side = 'visitor' | 'agent';

interface Props {
  readonly side: Side;
  /** What happened on the agent's side while it was out of sight. */
  readonly news: number;
  readonly onChange: (side: Side) => void;
}

/** On a narrow screen: one side at a time. On a wide one both are there, and this is not. */
export function SideSwitch({ side, news, onChange }: Props) {
  return (
    <nav className="side-switch" aria-label="Sides">
      <button type="button" aria-pressed={side === 'visitor'} onClick={() => onChange('visitor')}>
        Visitor
      </button>
      <button type="button" aria-pressed={side === 'agent'} onClick={() => onChange('agent')}>
        Agent
        {side === 'visitor' && news > 0 && (
          <span className="news" aria-hidden="true">
            {news}
          </span>
        )}
      </button>
      <output className="sr-only">
        {side === 'visitor' && news > 0 ? `${news} changes on the agent’s side` : ''}
      </output>
    </nav>
  );
}
