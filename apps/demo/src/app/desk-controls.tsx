import { asTitle } from '../words/data-categories.ts';
import type { DemoCaller } from './tokens.ts';

interface Props {
  readonly agents: readonly DemoCaller[];
  readonly agentId: string;
  readonly onAgent: (id: string) => void;
  /** Purposes that the role may declare. */
  readonly purposes: readonly string[] | undefined;
  readonly purpose: string | undefined;
  readonly describe: (purpose: string) => string;
  readonly onPurpose: (purpose: string | undefined) => void;
}

/** Who sits at the desk, and what they say they read for. */
export function DeskControls({ agents, agentId, onAgent, purposes, purpose, describe, onPurpose }: Props) {
  return (
    <div className="desk-controls">
      <label>
        At the desk
        <select value={agentId} onChange={(event) => onAgent(event.target.value)}>
          {agents.map(({ id, name, role }) => (
            <option key={id} value={id}>
              {role ? `${asTitle(role)}: ${name}` : name}
            </option>
          ))}
        </select>
      </label>
      <label>
        Reads for this purpose
        <select
          value={purpose ?? ''}
          disabled={purposes === undefined}
          onChange={(event) => onPurpose(event.target.value || undefined)}
        >
          {purposes?.map((id) => (
            <option key={id} value={id}>
              {describe(id)}
            </option>
          ))}
          <option value="">No purpose declared</option>
        </select>
      </label>
    </div>
  );
}
