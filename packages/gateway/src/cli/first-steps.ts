import { DISCOVERY_PATH } from '../oauth/authorization-server.ts';
import type { DevController } from './dev-tokens.ts';

type Options = {
  readonly url: string;
  readonly controllers: readonly DevController[];
  /** For each controller the link with which somebody becomes an agent, by slug. */
  readonly invitations: ReadonlyMap<string, string>;
  readonly hasDemo: boolean;
  /** An initial access token: apps register with it. */
  readonly registration: string;
};

const QUERY = '{ tickets(first: 5) { edges { node { subject requester { displayName email } } } } }';

/** What to open and what to type first, for a person at a terminal. */
export function firstSteps({ url, controllers, invitations, hasDemo, registration }: Options): string {
  return [
    '',
    ...(hasDemo ? [`  The demo   ${url}/`] : []),
    `  GraphiQL   ${url}/graphql`,
    `  GraphQL    POST ${url}/graphql, also SSE, and WebSocket (graphql-transport-ws)`,
    `  OAuth      ${url}${DISCOVERY_PATH}`,
    `             apps register for a week with   ${registration}`,
    '',
    '  One token for each kind of caller. They open made-up data on this machine and nothing else.',
    '  "log in" makes you an agent: with a password and an authenticator app of yours, once. After that, /login/<name>.',
    ...controllers.flatMap((controller) => callersOf(controller, invitations.get(controller.slug))),
    '',
    ...firstQuery(url, controllers),
    '  Ctrl-C stops.',
    '',
  ].join('\n');
}

function callersOf(
  { slug, agents, apps, visitors, ...purposes }: DevController,
  invitation: string | undefined,
): string[] {
  const [agent, app, visitor] = [agents[0], apps[0], visitors[0]];
  const line = (kind: string, token: string | undefined) => (token ? [`    ${kind.padEnd(8)} ${token}`] : []);
  return [
    '',
    `  ${slug}  (${[purposes.liveChatPurpose, purposes.ticketingPurpose, purposes.marketingPurpose].filter(isFirst).join(', ')})`,
    ...line('agent', agent?.token),
    ...line('app', app?.token),
    ...line('visitor', visitor?.token),
    ...line('log in', invitation),
  ];
}

function isFirst(value: string, at: number, all: readonly string[]): boolean {
  return all.indexOf(value) === at;
}

/** The same question for two purposes: that is what this is all about. */
function firstQuery(url: string, controllers: readonly DevController[]): string[] {
  const controller = controllers.find(({ slug }) => slug === 'chat2desk') ?? controllers[0];
  const app = controller?.apps[0];
  if (controller === undefined || app === undefined) return [];
  const curl = (purpose: string) => [
    `  curl -s ${url}/graphql \\`,
    `    -H 'content-type: application/json' \\`,
    `    -H 'authorization: Bearer ${app.token}' \\`,
    `    -H 'remit-purpose: ${purpose}' \\`,
    `    -d '${JSON.stringify({ query: QUERY })}'`,
    '',
  ];
  return [
    `  A first query: the tickets of ${controller.slug} as ${app.name} sees them, to give support`,
    '',
    ...curl(controller.ticketingPurpose),
    '  and the same to advertise: no subject at all, and only the e-mail of those who agreed to it',
    '',
    ...curl(controller.marketingPurpose),
  ];
}
