import { ApolloClient, ApolloLink, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { describeOnDatabases } from '@remit/schema/testing';
import { OperationTypeNode } from 'graphql';
import { type Client, createClient } from 'graphql-ws';
import { firstValueFrom } from 'rxjs';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { startTestGateway, type TestGateway, until } from '../src/testing/index.ts';

const purpose = 'service.provision';

const INBOX = gql`
  query Inbox($first: Int!, $after: String) {
    tickets(first: $first, after: $after) {
      edges {
        cursor
        node {
          id
          status
          subject
          requester {
            id
            displayName
            jobTitle
          }
        }
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  }
`;
const SET_STATUS = gql`
  mutation SetStatus($input: SetTicketStatusInput!) {
    setTicketStatus(input: $input) {
      problems {
        code
      }
      ticket {
        id
        status
      }
    }
  }
`;
const WATCH = gql`
  subscription Watch($id: ID) {
    ticketChanged(id: $id) {
      id
      status
    }
  }
`;

type Ticket = {
  readonly id: string;
  readonly status: string;
  readonly requester: { readonly jobTitle: string | null };
};
type Inbox = { readonly tickets: { readonly edges: readonly { readonly node: Ticket }[] } };

describeOnDatabases('Apollo Client, unmodified', (open) => {
  let gateway: TestGateway;
  let token: string;
  let socket: Client;
  let client: ApolloClient;
  let requests = 0;

  beforeAll(async () => {
    gateway = await startTestGateway({ database: await open(), controllers: ['chat2desk'] });
    token = await gateway.tokens.agent('chat2desk', 'support_agent');
  });
  afterAll(() => gateway.close());

  beforeEach(() => {
    requests = 0;
    const http = new HttpLink({
      uri: gateway.url,
      headers: { authorization: `Bearer ${token}`, 'remit-purpose': purpose },
      fetch: (input, init) => {
        requests += 1;
        return fetch(input, init);
      },
    });
    socket = createClient({
      url: gateway.webSocketUrl,
      webSocketImpl: WebSocket,
      connectionParams: { token, purpose },
    });
    const link = ApolloLink.split(
      ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
      new GraphQLWsLink(socket),
      http,
    );
    client = new ApolloClient({ link, cache: new InMemoryCache() });
  });
  afterEach(async () => {
    client.stop();
    await socket.dispose();
  });

  const inbox = () => client.query<Inbox>({ query: INBOX, variables: { first: 3 } });

  test('a query is answered once and then from its cache; what is withheld is null and no error', async () => {
    const first = await inbox();
    expect(first.error).toBeUndefined();
    expect(first.data?.tickets.edges).toHaveLength(3);
    expect(first.data?.tickets.edges.map(({ node }) => node.requester.jobTitle)).toEqual([null, null, null]);
    expect((await inbox()).data).toEqual(first.data);
    expect(requests).toBe(1);
  });

  test('a mutation changes what the cache holds', async () => {
    const [edge] = (await inbox()).data?.tickets.edges ?? [];
    const input = { ticketId: edge?.node.id, status: edge?.node.status === 'PENDING' ? 'OPEN' : 'PENDING' };
    const { data } = await client.mutate({ mutation: SET_STATUS, variables: { input } });
    expect(data).toMatchObject({ setTicketStatus: { problems: [], ticket: { status: input.status } } });
    expect((await inbox()).data?.tickets.edges[0]?.node.status).toBe(input.status);
    expect(requests).toBe(2);
  });

  test('a subscription over graphql-ws delivers changes', async () => {
    const [edge] = (await inbox()).data?.tickets.edges ?? [];
    const { opened } = gateway.gateway.liveStreams;
    const event = firstValueFrom(client.subscribe({ query: WATCH, variables: { id: edge?.node.id } }));
    await until('the stream is open', () => gateway.gateway.liveStreams.opened > opened);
    const input = { ticketId: edge?.node.id, status: 'RESOLVED' };
    await client.mutate({ mutation: SET_STATUS, variables: { input } });
    expect((await event).data).toMatchObject({ ticketChanged: { id: edge?.node.id, status: 'RESOLVED' } });
  });

  test('a refusal of the request is an error with its code', async () => {
    const conflict = client.query({
      query: INBOX,
      variables: { first: 1 },
      context: { headers: { 'remit-purpose': 'marketing.communications, service.provision' } },
    });
    await expect(conflict).rejects.toMatchObject({
      errors: [{ extensions: { code: 'PURPOSE_CONFLICT' } }],
    });
  });
});
