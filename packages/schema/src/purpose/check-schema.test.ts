import SchemaBuilder from '@pothos/core';
import { describe, expect, it } from 'vitest';
import { getDatamodel } from '../db/generated/pothos-types.ts';
import type { DataCategory } from '../taxonomy/data-categories.ts';
import { testPolicies, testPolicy } from '../testing/policy.ts';
import './plugin.ts';

/** The two plugins alone; no field here reaches a database. */
const purposePluginsOnly = {
  plugins: ['purposeGate' as const, 'purpose' as const],
  prisma: {
    client: (): never => {
      throw new Error('no database here');
    },
    dmmf: getDatamodel(),
  },
};

type Options = { readonly personal?: false | { category: DataCategory; of: readonly (readonly string[])[] } };

/** A small schema with one type about people, built as ours is. */
function build(options: Options, nullable = true, policies = testPolicies()) {
  const builder = new SchemaBuilder<{ Objects: { Person: { email: string } } }>(purposePluginsOnly);
  builder.objectType('Person', {
    fields: (t) => ({ email: t.exposeString('email', { nullable: nullable as true, ...options }) }),
  });
  builder.queryType({
    fields: (t) => ({ person: t.field({ type: 'Person', nullable: true, resolve: () => null }) }),
  });
  return () => builder.toSchema({ purpose: { policies } });
}

describe('the schema does not build', () => {
  it('when a field is silent about personal data', () => {
    expect(build({})).toThrow('Person.email has neither a data category nor an explicit personal: false.');
  });

  it('when a category has a clause in none of the policies', () => {
    const document = { category: 'user.government_id.document', of: [[]] } as const;
    expect(build({ personal: document }, true, [testPolicy('locusd')])).not.toThrow();
    expect(build({ personal: document }, true, [testPolicy('chat2desk')])).toThrow(
      'Person.email is user.government_id.document, for which none of the loaded policies has a clause.',
    );
  });

  it('when a personal field could not be null', () => {
    expect(build({ personal: { category: 'user.contact.email', of: [[]] } }, false)).toThrow(
      'Person.email is personal, so it must be nullable.',
    );
  });

  it('when a gated root field could not be null', () => {
    const builder = new SchemaBuilder(purposePluginsOnly);
    builder.queryType({
      fields: (t) => ({ secret: t.string({ nullable: false, personal: false, resolve: () => '' }) }),
    });
    expect(() => builder.toSchema({ purpose: { policies: [] } })).toThrow(
      'Query.secret is answered only for a purpose',
    );
  });

  it('and does once every field speaks', () => {
    expect(build({ personal: { category: 'user.contact.email', of: [[]] } })).not.toThrow();
    expect(build({ personal: false })).not.toThrow();
  });
});
