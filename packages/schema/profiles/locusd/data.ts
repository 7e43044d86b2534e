import { notStated, operator, stated } from '../../src/profile/leaf.ts';
import type { PolicyProfile } from '../../src/profile/shape.ts';
import { OPERATIONS } from '../../src/taxonomy/operations.ts';
import { held, notesHeld } from '../authoring.ts';

// Contract data comes from the person and from nowhere else (L23).
const fromThePerson = stated(['given'], 'L23');
const given = stated(['given'], 'L24');
const automatic = stated(['automatic'], 'L17');
const forTheVisit = stated('yes', 'L21');
const byEmployer = operator(['given'], 'by the employer');
const consequence = stated('Some services may then not be available.', 'L15');

export const data = {
  dataCategories: [
    held('user.name', stated(['name', 'surname'], 'L22-24'), fromThePerson),
    held('user.contact.email', stated(['e-mail address'], 'L22-24'), fromThePerson),
    held('user.contact.phone_number', stated(['phone number'], 'L22-24'), fromThePerson),
    held(
      'user.contact.address',
      stated(['street', 'number', 'postal code', 'city', 'country'], 'L23'),
      fromThePerson,
    ),
    held('user.government_id.national_identification_number', stated(['ID number'], 'L23'), fromThePerson),
    held(
      'user.government_id.document',
      stated(['number of identity card or passport'], 'L23'),
      fromThePerson,
    ),
    held('user.government_id.document_copy', stated(['copies of personal documents'], 'L23'), fromThePerson),
    held('user.content.chat', stated(['messages'], 'L24'), given),
    held('user.content.ticket', stated(['inquiries'], 'L24'), given),
    held('user.content.attachment', operator(['files'], 'sent with an inquiry'), given),
    held('user.content.feedback', stated(['survey answers'], 'L24'), given),
    held(
      'user.content.public',
      stated(['comments', 'videos', 'images', 'likes', 'posts'], 'L25'),
      stated(['public'], 'L25, L39'),
    ),
    held('user.device.ip_address', stated(['IP address'], 'L17'), automatic, forTheVisit),
    held(
      'user.behavior.browsing_history',
      stated(['file', 'address', 'referrer', 'time'], 'L17'),
      automatic,
      forTheVisit,
    ),
    held('user.device.user_agent', stated(['browser', 'operating system'], 'L17'), automatic, forTheVisit),
    held('user.device.network_provider', stated(['provider'], 'L17'), automatic, forTheVisit),
    notesHeld,
    held(
      'user.privacy_preferences',
      operator(['consents', 'objections'], 'proof of what was agreed'),
      operator(['given'], 'recorded when given'),
    ),
    held('employee.name', operator(['name'], 'staff have accounts'), byEmployer),
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
      // Only what a legal duty needs is mandatory.
      mandatory: stated('optional', 'L15'),
      purposeText: operator('So that we know how to address you.', 'wording of the form'),
      consequenceIfMissing: consequence,
    },
    {
      id: 'email',
      category: 'user.contact.email',
      mandatory: stated('optional', 'L15'),
      purposeText: operator('So that we can send you the answer.', 'wording of the form'),
      consequenceIfMissing: consequence,
    },
    {
      id: 'phone',
      category: 'user.contact.phone_number',
      mandatory: stated('optional', 'L15'),
      purposeText: operator('So that we can call you back.', 'wording of the form'),
      consequenceIfMissing: consequence,
    },
    {
      id: 'national_id',
      category: 'user.government_id.national_identification_number',
      // Voluntary on the form; the step that concludes a contract checks that it is complete.
      mandatory: operator(
        'optional',
        'all but legal-duty data is voluntary (L15); the contract step asks for it',
      ),
      purposeText: operator('To conclude the contract with you.', 'wording of the form'),
      consequenceIfMissing: consequence,
    },
  ],
  specialCategories: notStated('forbidden', 'no special category is collected'),
  operations: notStated(OPERATIONS, 'no list of operations is given'),
  channels: [
    { id: 'contact_form', public: operator(false, 'a private conversation') },
    { id: 'web_chat', public: operator(false, 'a private conversation') },
    { id: 'email', public: operator(false, 'a private conversation') },
    // Shared in public on social media or messaging apps: outside the promise of protection, still bound to its purpose.
    { id: 'social_page', public: stated(true, 'L39') },
    { id: 'messaging_app', public: stated(true, 'L39') },
  ],
} as const satisfies Partial<PolicyProfile>;
