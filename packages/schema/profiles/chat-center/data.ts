import { notStated, operator, stated } from '../../src/profile/leaf.ts';
import type { PolicyProfile } from '../../src/profile/shape.ts';
import { OPERATIONS } from '../../src/taxonomy/operations.ts';
import { held, notesHeld } from '../authoring.ts';

const given = stated(['given', 'third_party'], 'L15, L19');
const automatic = stated(['automatic'], 'L16');
const observed = stated(['automatic', 'third_party'], 'L16, L19');
const byEmployer = operator(['given'], 'by the employer');

export const data = {
  dataCategories: [
    held('user.name', stated(['name'], 'L15'), given),
    held('user.contact.email', stated(['e-mail address'], 'L15'), given),
    // Also the number used to call: a kind of contact data that no purpose names.
    held('user.contact.phone_number', stated(['phone number', 'number used to call'], 'L15, L18'), observed),
    held('user.content.chat', stated(['content of live chat'], 'L15'), given),
    held('user.content.ticket', operator(['conversation carried on in writing'], 'tickets'), given),
    held('user.content.attachment', operator(['files'], 'sent in a chat'), given),
    held('user.content.feedback', stated(['feedback', 'problem reports'], 'L15'), given),
    held('user.financial.transaction', stated(['payments', 'fees', 'charges'], 'L15, L36'), given),
    held('user.financial.debt', stated(['money owed'], 'L36'), given),
    held('user.device.ip_address', stated(['IP address'], 'L17'), automatic),
    held(
      'user.behavior.browsing_history',
      stated(['addresses', 'services viewed or searched'], 'L18'),
      observed,
    ),
    held(
      'user.behavior.clickstream',
      stated(['clickstream', 'scrolling', 'clicks', 'length of visits'], 'L18'),
      observed,
    ),
    held(
      'user.behavior.usage',
      stated(['usage data', 'response times', 'download errors'], 'L18, L42'),
      observed,
    ),
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
      purposeText: operator('So that we know how to address you.', 'wording of the form'),
      consequenceIfMissing: operator('We answer without a name.', 'wording of the form'),
    },
    {
      id: 'email',
      category: 'user.contact.email',
      mandatory: notStated('optional', 'nothing is said about mandatory fields'),
      purposeText: operator(
        'To book your demonstration or to send what you asked for.',
        'wording of the form',
      ),
      consequenceIfMissing: operator('We can answer only while the chat is open.', 'wording of the form'),
    },
  ],
  // Never collected. Chat is free text: what slips in is masked, and agents are warned.
  specialCategories: stated('forbidden', 'L23'),
  operations: notStated(OPERATIONS, 'no list of operations is given'),
  channels: [
    { id: 'web_chat', public: operator(false, 'a private conversation') },
    { id: 'email', public: operator(false, 'a private conversation') },
    { id: 'phone', public: operator(false, 'a private conversation') },
  ],
} as const satisfies Partial<PolicyProfile>;
