import { builder } from '../../builder.ts';
import type { Access, Given } from '../../purpose/access.ts';

const GrantedPurpose = builder
  .objectRef<readonly [purpose: string, given: Given]>('GrantedPurpose')
  .implement({
    personal: false,
    description: 'A purpose that an app may declare.',
    fields: (t) => ({
      purpose: t.id({ nullable: false, resolve: ([purpose]) => purpose }),
      dataCategories: t.stringList({
        nullable: false,
        description: 'Kinds of data allowed for it; one stands for its parts.',
        // The words for roles never stand in a grant, which names what it gives.
        resolve: ([, given]) => (typeof given === 'string' ? [] : [...given]),
      }),
    }),
  });

export const Grant = builder.objectRef<Access>('Grant').implement({
  personal: false,
  description: 'What a controller allowed an app. It may be less than the app asked for.',
  fields: (t) => ({
    purposes: t.field({
      type: [GrantedPurpose],
      nullable: false,
      resolve: ({ purposes }) => [...purposes].sort(([a], [b]) => (a < b ? -1 : 1)),
    }),
    scopes: t.stringList({
      nullable: false,
      description: 'What the app may do.',
      resolve: ({ scopes }) => (scopes === 'no app' ? [] : [...scopes].sort()),
    }),
  }),
});
