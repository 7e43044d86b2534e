import { getOperationAST, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { buildSchema } from '../schema.ts';
import { testPolicies } from '../testing/policy.ts';
import { coordinatesOf } from './coordinates.ts';

const { schema } = buildSchema({ policies: testPolicies() });

function coordinates(text: string): readonly string[] {
  const document = parse(text);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('no operation');
  return coordinatesOf(schema, document, operation).map(({ coordinate }) => coordinate);
}

describe('the labelled places of an operation', () => {
  it('are found behind aliases, fragments and interfaces', () => {
    expect(
      coordinates(`
        query { a: node(id: "x") { ...f } }
        fragment f on Node { ... on Conversation { r: requester { ... on Participant { n: displayName } } } }
      `),
    ).toEqual(['Agent.displayName', 'DataSubject.displayName']);
  });

  it('are found in filters, orders and searches, given as values or as variables', () => {
    const literal =
      '{ tickets(filter: { subject: { contains: "a" } }, orderBy: { field: SUBJECT, direction: ASC }) { totalCount } }';
    expect(coordinates(literal)).toEqual(['TicketFilter.subject', 'TicketOrderField.SUBJECT']);
    expect(coordinates('query ($s: String) { tickets(search: $s) { totalCount } }')).toEqual([
      'Query.tickets(search:)',
    ]);
    expect(coordinates('query ($f: TicketFilter) { tickets(filter: $f) { totalCount } }')).toEqual([
      'CustomFieldsFilter.address',
      'CustomFieldsFilter.internalNote',
      'CustomFieldsFilter.jobTitle',
      'CustomFieldsFilter.phoneNumber',
      'CustomFieldsFilter.ticketContent',
      'CustomFieldsFilter.transaction',
      'CustomFieldsFilter.usage',
      'TicketFilter.requesterEmail',
      'TicketFilter.requesterName',
      'TicketFilter.subject',
      'TicketFilter.tags',
    ]);
    expect(
      coordinates(
        'query ($o: TicketOrderField!) { tickets(orderBy: { field: $o, direction: ASC }) { totalCount } }',
      ),
    ).toEqual([
      'TicketOrderField.REQUESTER_EMAIL',
      'TicketOrderField.REQUESTER_NAME',
      'TicketOrderField.SUBJECT',
    ]);
  });

  it('count whatever a directive may skip', () => {
    expect(
      coordinates('query ($x: Boolean!) { tickets { nodes: edges { node { subject @skip(if: $x) } } } }'),
    ).toEqual(['Ticket.subject']);
  });

  it('are those of the chosen operation alone', () => {
    const document = parse('query A { tickets { edges { node { subject } } } } query B { viewer { kind } }');
    const operation = getOperationAST(document, 'B');
    expect(operation && coordinatesOf(schema, document, operation)).toEqual([]);
  });

  it('are found once in fragments that repeat', () => {
    const spread = Array.from({ length: 200 }, () => '...f').join(' ');
    expect(
      coordinates(`{ tickets { edges { node { ${spread} } } } } fragment f on Ticket { subject }`),
    ).toEqual(['Ticket.subject']);
  });
});
