import { notStated, operator, stated } from '../../src/profile/leaf.ts';
import type { PolicyProfile } from '../../src/profile/shape.ts';
import { held, notesHeld } from '../authoring.ts';

const given = stated(['given', 'third_party'], 'L9, L12');
const automatic = stated(['automatic'], 'L4, L10');

/** What is held and how it is asked for. The table that should group the data is missing from the policy (L13). */
export const data = {
  dataCategories: [
    held('user.name', stated(['first name', 'last name'], 'L28, L40'), given),
    held('user.contact.email', stated(['e-mail address'], 'L30, L41'), given),
    held('user.contact.phone_number', stated(['phone number'], 'L30, L41'), given),
    held('user.unique_id.communication_service', stated(['messenger account id'], 'L29'), given),
    held('user.content.chat', stated(['messages'], 'L9, L25'), given),
    held('user.content.ticket', stated(['inquiries'], 'L9, L25'), given),
    held('user.content.attachment', operator(['files'], 'sent with an inquiry'), given),
    held('user.content.feedback', stated(['survey answers'], 'L38'), given),
    held('user.device.user_agent', stated(['device'], 'L4'), automatic),
    held('user.device.ip_address', operator(['IP address'], 'part of every request to a server'), automatic),
    held('user.account.sign_in_activity', operator(['sign-in times'], 'part of the security log'), automatic),
    held('user.behavior.browsing_history', stated(['page views'], 'L48'), automatic),
    held('user.behavior.clickstream', stated(['clicks', 'time spent'], 'L48'), automatic),
    held('user.behavior.usage', operator(['variant shown'], 'part of an A/B test'), automatic),
    notesHeld,
    held(
      'user.privacy_preferences',
      operator(['consents', 'objections'], 'proof of what was agreed'),
      operator(['given'], 'recorded when given'),
    ),
    held('employee.name', operator(['name'], 'staff have accounts'), operator(['given'], 'by the employer')),
    held(
      'employee.contact.email',
      operator(['e-mail'], 'staff have accounts'),
      operator(['given'], 'by the employer'),
    ),
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
      purposeText: operator('So that we can answer when you have left the chat.', 'wording of the form'),
      consequenceIfMissing: operator('We can answer only while the chat is open.', 'wording of the form'),
    },
  ],
  specialCategories: notStated('forbidden', 'no special category is mentioned'),
  operations: stated(
    [
      'collect',
      'record',
      'systematise',
      'accumulate',
      'store',
      'structure',
      'alter',
      'retrieve',
      'consult',
      'use',
      'anonymise',
      'block',
      'erase',
      'destroy',
      // Left out of the list of operations, and described in section 5.
      'transfer',
    ],
    'L60-66, L88',
  ),
  channels: [
    { id: 'web_chat', public: operator(false, 'a private conversation') },
    { id: 'email', public: operator(false, 'a private conversation') },
    { id: 'messenger', public: operator(false, 'a private conversation in an integrated messenger') },
  ],
} as const satisfies Partial<PolicyProfile>;
