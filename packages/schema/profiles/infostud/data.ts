import { notStated, operator, stated } from '../../src/profile/leaf.ts';
import type { PolicyProfile } from '../../src/profile/shape.ts';
import { OPERATIONS } from '../../src/taxonomy/operations.ts';
import { held, notesHeld } from '../authoring.ts';

const given = stated(['given'], 'L21');
const automatic = stated(['automatic'], 'L49');
const byEmployer = operator(['given'], 'by the employer');

/** What is held and how it is asked for. The policy names kinds of data and no fields, save for protection (L49). */
export const data = {
  dataCategories: [
    held('user.name', operator(['name'], 'part of registration'), given),
    held('user.contact.email', stated(['contact information'], 'L47'), given),
    held('user.contact.phone_number', stated(['contact information'], 'L47'), given),
    held('user.content.chat', operator(['messages'], 'how support is asked for'), given),
    held('user.content.ticket', operator(['requests'], 'how support is asked for'), given),
    held('user.content.attachment', operator(['files'], 'sent with a request'), given),
    held('user.behavior.browsing_history', stated(['pages visited'], 'L49'), automatic),
    held('user.behavior.clickstream', stated(['behaviour'], 'L42'), automatic),
    held('user.behavior.usage', stated(['behaviour', 'interests', 'preferences'], 'L42'), automatic),
    held('user.device.ip_address', stated(['IP address'], 'L49'), automatic),
    held('user.device.user_agent', stated(['device', 'browser', 'operating system'], 'L49'), automatic),
    notesHeld,
    held(
      'user.privacy_preferences',
      operator(['consents', 'objections'], 'proof of what was agreed'),
      operator(['given'], 'recorded when given'),
    ),
    held('employee.name', operator(['name'], 'staff have accounts'), byEmployer),
    held('employee.contact.email', operator(['e-mail'], 'staff have accounts'), byEmployer),
    held(
      'employee.availability',
      operator(['at work'], 'set by the agent'),
      operator(['given'], 'by the agent'),
    ),
  ],
  fields: [
    {
      id: 'name',
      category: 'user.name',
      mandatory: notStated('optional', 'nothing is said about mandatory fields'),
      // For each item asked for, its purpose is told (L31).
      purposeText: operator('So that we know how to address you.', 'wording of the form'),
      consequenceIfMissing: operator('We answer without a name.', 'wording of the form'),
    },
    {
      id: 'email',
      category: 'user.contact.email',
      mandatory: notStated('optional', 'nothing is said about mandatory fields'),
      purposeText: operator('So that we can answer, and warn you of irregularities.', 'wording of the form'),
      consequenceIfMissing: operator('We can answer only while the chat is open.', 'wording of the form'),
    },
  ],
  specialCategories: notStated('forbidden', 'no special category is collected'),
  operations: notStated(OPERATIONS, 'no list of operations is given'),
  channels: [
    { id: 'web_chat', public: operator(false, 'a private conversation') },
    { id: 'email', public: operator(false, 'a private conversation') },
  ],
} as const satisfies Partial<PolicyProfile>;
