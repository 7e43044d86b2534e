import type { WalledDatabase } from '@remit/schema';
import type { LoginSecrets } from './secrets.ts';
import { sessionTokenIn } from './session-cookie.ts';
import type { SessionRow } from './session-row.ts';

/** A member of staff who has logged in, as one controller's. */
export type SignedInAgent = {
  readonly agentId: number;
  readonly controllerId: number;
  /** Id of a role. */
  readonly role: string;
  /** False: let the agent show or set up a second factor first, and do nothing else. */
  readonly secondFactor: boolean;
};

export type FindSession = (request: Request) => Promise<SessionRow | undefined>;

type Options = {
  readonly database: WalledDatabase;
  readonly secrets: Pick<LoginSecrets, 'digestOfSession'>;
  readonly clock: () => Date;
};

/** Finds the session of a request by its cookie: undefined when there is none, it is over, or its agent is disabled. */
export function createFindSession({ database, secrets, clock }: Options): FindSession {
  return async (request) => {
    const token = sessionTokenIn(request.headers.get('cookie'));
    if (token === undefined) return undefined;
    const operation = database.begin();
    try {
      const row = await operation.enterSession<SessionRow>(secrets.digestOfSession(token));
      return row === undefined || row.expires_at <= clock() || row.disabled_at !== null ? undefined : row;
    } finally {
      await operation.end();
    }
  };
}

/** Who a request comes from, for steps that answer pages. */
export function createSignedInAgent(findSession: FindSession) {
  return async (request: Request): Promise<SignedInAgent | undefined> => {
    const row = await findSession(request);
    return (
      row && {
        agentId: row.agent_id,
        controllerId: row.controller_id,
        role: row.role,
        secondFactor: row.second_factor,
      }
    );
  };
}
