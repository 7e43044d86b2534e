/** What every server's answer is about, in one form. */
export type TicketAnswered = {
  readonly id: string;
  readonly subject: string;
  readonly status: string;
  readonly openedAt: string;
  readonly requester: { readonly name: string; readonly email: string };
  readonly messages: readonly { readonly body: string; readonly sentAt: string; readonly author: string }[];
};

type Edges<Node> = { readonly edges: readonly { readonly node: Node }[] };
type Wire = {
  readonly errors?: readonly { readonly message?: string }[];
  readonly data?: {
    readonly tickets?: Edges<{
      readonly id: string;
      readonly subject: string;
      readonly status: string;
      readonly openedAt: string;
      readonly requester: { readonly displayName: string; readonly email: string };
      readonly messages: Edges<{
        readonly body: string;
        readonly sentAt: string;
        readonly author: {
          readonly displayName: string | null;
          readonly agent?: { readonly displayName: string } | null;
        };
      }>;
    }> | null;
  } | null;
};

/**
 * The tickets of an answer; moments in one notation, and the author's name from wherever the server has it.
 * @throws {Error} the answer tells of an error or has no tickets
 */
export function ticketsIn(body: string): readonly TicketAnswered[] {
  const { data, errors } = JSON.parse(body) as Wire;
  const edges = data?.tickets?.edges;
  if (errors !== undefined || edges === undefined) throw new Error(`Not an answer: ${body.slice(0, 400)}`);
  return edges.map(({ node }) => ({
    id: node.id,
    subject: node.subject,
    status: node.status,
    openedAt: moment(node.openedAt),
    requester: { name: node.requester.displayName, email: node.requester.email },
    messages: node.messages.edges.map(({ node: { body: text, sentAt, author } }) => ({
      body: text,
      sentAt: moment(sentAt),
      author: author.agent?.displayName ?? author.displayName ?? '',
    })),
  }));
}

function moment(text: string): string {
  return new Date(text).toISOString();
}

/** What is wrong with a list of tickets by itself; undefined when it is the list that was asked for. */
export function listFault(tickets: readonly TicketAnswered[]): string | undefined {
  if (tickets.length !== 50) return `${tickets.length} tickets instead of 50`;
  const times = tickets.map(({ openedAt }) => openedAt);
  if (times.some((time, index) => index > 0 && time > (times[index - 1] ?? '')))
    return 'tickets are not newest first';
  for (const { id, requester, messages } of tickets) {
    if (!requester.name || !requester.email) return `${id} has no requester`;
    if (messages.length !== 3) return `${id} has ${messages.length} messages instead of 3`;
    if (messages.some(({ author, body }) => author === '' || body === ''))
      return `${id} has a message without author or text`;
  }
  return undefined;
}
