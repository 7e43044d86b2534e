import { describeOnDatabases } from '@remit/schema/testing';
import { beforeAll, expect, test } from 'vitest';
import { POLICY_IDS, type PolicyId } from '../obligations/fixtures/desk.ts';
import {
  askFivePolicies,
  CALLERS,
  type CallerName,
  FIELDS,
  type FivePolicies,
  TASKS,
  type Task,
} from './ask.ts';
import { DIFFERENCES } from './differences.ts';

describeOnDatabases('one question under five policies', (open) => {
  let answers: FivePolicies;
  beforeAll(async () => {
    answers = await askFivePolicies(await open());
  });

  /** Per policy the fields that came back, of Ana, Boris and Vera: `A`, `AB` and so on. */
  const shownTo = (task: Task, caller: CallerName, id: PolicyId) =>
    Object.fromEntries(
      Object.entries(answers[task][caller][id].cells).flatMap(([field, cell]) => {
        const people = Object.entries(cell).flatMap(([name, { kind }]) =>
          kind === 'shown' ? [name[0]] : [],
        );
        return people.length > 0 ? [[field, people.join('')]] : [];
      }),
    );
  const table = (task: Task, caller: CallerName) =>
    Object.fromEntries(POLICY_IDS.map((id) => [id, shownTo(task, caller, id)]));

  test('support agents see what their policy lists for support, of people for whom it is lawful', () => {
    const written = { 'Ticket: subject': 'ABV', 'Ticket: text': 'ABV', 'Chat: text': 'ABV' };
    const notVera = { 'Ticket: subject': 'AB', 'Ticket: text': 'AB', 'Chat: text': 'AB' };
    expect(table('support', 'support')).toEqual({
      chat2desk: { ...written, Name: 'ABV', 'E-mail': 'ABV', Phone: 'ABV', 'Messenger id': 'ABV' },
      sapat: { ...written, Name: 'ABV', 'E-mail': 'ABV' },
      infostud: { ...notVera, Name: 'AB', 'E-mail': 'AB', Phone: 'AB' },
      locusd: { ...notVera, Name: 'AB', 'E-mail': 'AB', Phone: 'AB' },
      'chat-center': { ...notVera, Name: 'AB', 'IP address of the last visit': 'AB' },
    });
  });

  test('marketing sees contact data or clicks, of people who agreed, or of those who did not say no', () => {
    expect(table('marketing', 'marketing')).toEqual({
      chat2desk: { Name: 'A', 'E-mail': 'A', Phone: 'A' },
      sapat: { Name: 'AB', 'E-mail': 'AB' },
      infostud: { 'Clicks of the last visit': 'A' },
      locusd: { Name: 'A', 'E-mail': 'A', Phone: 'A' },
      'chat-center': { 'E-mail': 'A', Phone: 'A' },
    });
  });

  test('the app sees what it was granted where data may go to its country', () => {
    expect(table('support', 'app')).toEqual({
      chat2desk: { Name: 'ABV', 'E-mail': 'ABV', 'Ticket: subject': 'ABV', 'Ticket: text': 'ABV' },
      sapat: { Name: 'ABV', 'E-mail': 'ABV', 'Ticket: subject': 'ABV', 'Ticket: text': 'ABV' },
      infostud: {},
      locusd: {},
      'chat-center': { Name: 'AB', 'Ticket: subject': 'AB', 'Ticket: text': 'AB' },
    });
    expect(table('marketing', 'app')).toEqual({
      chat2desk: { Name: 'A', 'E-mail': 'A' },
      sapat: { Name: 'AB', 'E-mail': 'AB' },
      infostud: {},
      locusd: {},
      'chat-center': { 'E-mail': 'A' },
    });
  });

  test('nobody sees anything for a purpose that is not theirs to declare', () => {
    const nothing = Object.fromEntries(POLICY_IDS.map((id) => [id, {}]));
    expect(table('support', 'marketing')).toEqual(nothing);
    expect(table('marketing', 'support')).toEqual(nothing);
  });

  test.each(DIFFERENCES)('$says', ({ holds }) => {
    expect(holds(answers)).toBe(true);
  });

  test('no two policies answer alike, and every answer says where it comes from', () => {
    for (const task of TASKS) {
      const columns = POLICY_IDS.map((id) =>
        JSON.stringify(Object.keys(CALLERS).map((caller) => answers[task][caller as CallerName][id].cells)),
      );
      expect(new Set(columns).size).toBe(POLICY_IDS.length);
      for (const caller of Object.keys(CALLERS) as CallerName[]) {
        for (const id of POLICY_IDS) {
          const outcomes = Object.keys(FIELDS).flatMap((field) =>
            Object.values(answers[task][caller][id].cells[field as keyof typeof FIELDS]),
          );
          expect(outcomes.filter(({ source }) => source === null)).toEqual([]);
        }
      }
    }
  });
});
