import type { Fault } from '../faults.ts';
import { rule } from './rule.ts';

// Names set aside for examples (RFC 2606, RFC 6761): mail to them reaches nobody.
const PLACEHOLDER = /(^|[@.])(example\.(com|net|org)|[^@\s]*\.?(invalid|example|test|localhost))$/i;

/** A request sent to a placeholder would be lost: only a demo may have one. */
export const placeholderContact = rule({
  needs: ['controller', 'contact'],
  run: ({ controller, contact }, { mode }) => {
    if (mode === 'demo') return [];
    const contacts = { ...controller.contacts, 'contact.billing': contact.billing };
    return Object.entries(contacts).flatMap(([name, { value, source }]): Fault[] =>
      value !== null && PLACEHOLDER.test(value.trim())
        ? [
            {
              code: 'PLACEHOLDER_CONTACT',
              path: name.includes('.') ? name : `controller.contacts.${name}`,
              message: `"${value}" is a placeholder, and mail to it reaches nobody. Put the real address here; only a demo may run without.`,
              source,
            },
          ]
        : [],
    );
  },
});
