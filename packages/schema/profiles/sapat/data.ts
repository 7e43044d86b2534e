import { notStated, operator, stated } from '../../src/profile/leaf.ts';
import type { PolicyProfile } from '../../src/profile/shape.ts';
import { OPERATIONS } from '../../src/taxonomy/operations.ts';
import { held, notesHeld } from '../authoring.ts';

const given = stated(['given'], 'L42');
const givenOrSso = stated(['given', 'third_party'], 'L42, L96');
const automatic = stated(['automatic'], 'L68');
const byEmployer = operator(['given'], 'by the employer');

/** What is held and how it is asked for. Passwords, tokens and card data are no fields of any answer. */
export const data = {
  dataCategories: [
    held('user.name', stated(['first name', 'last name', 'display name'], 'L46'), givenOrSso),
    held('user.contact.email', stated(['e-mail address'], 'L47'), givenOrSso),
    held(
      'user.contact.address',
      stated(['billing address'], 'L63, L568'),
      given,
      // Handed to the merchant of record and kept there.
      stated('transient', 'L61, L560, L568'),
    ),
    // A text-message code needs a number, which the list of collected fields leaves out (L214).
    held(
      'user.contact.phone_number',
      operator(['number for codes'], 'only for people who enrol text-message codes'),
      operator(['given'], 'typed in at enrolment'),
    ),
    held('user.account.profile_photo', stated(['avatar'], 'L49'), givenOrSso),
    held('user.job_title', stated(['job title'], 'L50'), given),
    held('user.account.sign_in_activity', stated(['sign-in and sign-out times'], 'L78'), automatic),
    held('user.content.chat', stated(['messages', 'history'], 'L54'), given),
    held('user.content.ticket', stated(['ticket texts', 'support e-mail'], 'L55, L57'), given),
    held('user.content.attachment', stated(['images', 'documents', 'screenshots'], 'L56'), given),
    held('user.content.feedback', stated(['ratings', 'reviews', 'survey answers'], 'L58-59'), given),
    held('user.content.public', stated(['forum posts'], 'L252'), stated(['given', 'public'], 'L252')),
    held(
      'user.financial.transaction',
      stated(['transactions', 'invoices', 'subscription'], 'L65-66'),
      stated(['third_party'], 'L100-105'),
    ),
    held(
      'user.behavior.usage',
      stated(['features', 'durations', 'response times', 'diagnostics'], 'L79-83'),
      automatic,
    ),
    held(
      'user.behavior.browsing_history',
      stated(['referrer', 'pages'], 'L72-73'),
      automatic,
      stated('transient', 'L417'),
    ),
    held('user.device.user_agent', stated(['device', 'browser', 'operating system'], 'L74'), automatic),
    held('user.device.ip_address', stated(['IP address of an acceptance'], 'L315'), automatic),
    held('user.location.imprecise', stated(['country', 'region', 'city'], 'L87'), automatic),
    notesHeld,
    held(
      'user.privacy_preferences',
      stated(['acceptances', 'consents'], 'L312-315'),
      operator(['given'], 'recorded when given'),
    ),
    held('user.health_and_medical', stated(['sensitive data'], 'L138'), given),
    held('user.criminal_history', operator(['convictions'], 'treated as sensitive data'), given),
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
      purposeText: operator('So that we can send you the answer.', 'wording of the form'),
      consequenceIfMissing: operator('We can answer only while the chat is open.', 'wording of the form'),
    },
    {
      id: 'profile_photo',
      category: 'user.account.profile_photo',
      mandatory: stated('optional', 'L49'),
      purposeText: operator('So that others know you in a conversation.', 'wording of the form'),
      consequenceIfMissing: operator('A neutral picture is shown.', 'wording of the form'),
    },
    {
      id: 'job_title',
      category: 'user.job_title',
      mandatory: stated('optional', 'L50'),
      purposeText: operator('So that agents know whom they help.', 'wording of the form'),
      consequenceIfMissing: operator('Nothing changes.', 'wording of the form'),
    },
  ],
  specialCategories: stated('consent', 'L138'),
  operations: notStated(OPERATIONS, 'no list of operations is given'),
  channels: [
    { id: 'web_chat', public: operator(false, 'a private conversation') },
    { id: 'email', public: operator(false, 'a private conversation') },
    { id: 'ticket_form', public: operator(false, 'a private conversation') },
    { id: 'forum', public: stated(true, 'L252') },
  ],
} as const satisfies Partial<PolicyProfile>;
