import { rule } from './rule.ts';

/** People must be able to reach the controller about their rights (Art. 12 GDPR, Art. 21 ZZPL). */
export const contactMissing = rule({
  needs: ['controller'],
  run: ({ controller: { contacts } }) =>
    contacts.privacy.value === null
      ? [
          {
            code: 'CONTACT_MISSING',
            path: 'controller.contacts.privacy',
            message: 'There is no address for requests about personal data. The operator must give one.',
            source: contacts.privacy.source,
          },
        ]
      : [],
});
