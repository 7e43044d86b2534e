/** What the screen calls each field, by the name that the schema and its denials have for it. */
export const FIELD_LABELS = {
  'DataSubject.displayName': 'Name shown',
  'DataSubject.givenName': 'First name',
  'DataSubject.familyName': 'Last name',
  'DataSubject.email': 'E-mail address',
  'DataSubject.phoneNumber': 'Phone number',
  'DataSubject.communicationServiceId': 'Messenger account',
  'DataSubject.address': 'Postal address',
  'DataSubject.jobTitle': 'Job title',
  'DataSubject.lastSignInAt': 'Last sign-in',
  'DataSubject.location': 'Location',
  'DataSubject.nationalIdentificationNumber': 'National ID number',
  'DataSubject.identityDocumentNumber': 'ID document number',
  'DataSubject.consents': 'Consents on record',
  'Visit.ipAddress': 'IP address',
  'Visit.userAgent': 'Browser and device',
  'Visit.networkProvider': 'Internet provider',
  'Visit.pageUrl': 'Last page visited',
  'Visit.clickstream': 'Clicks and scrolling',
  'Visit.featuresUsed': 'Features used',
  'Invoice.number': 'Last invoice',
  'Invoice.outstanding': 'Money owed',
  'PublicPost.body': 'Last public post',
  'Ticket.subject': 'Subject of the ticket',
  'TicketMessage.body': 'Messages of the ticket',
  'ChatMessage.body': 'Messages of the chat',
  'Ticket.notes': 'Notes of staff on the ticket',
  'Chat.notes': 'Notes of staff on the chat',
  'InternalNote.body': 'What the notes say',
  'CustomTicketContent.value': 'What the ticket was asked',
  'CustomInternalNote.value': 'What staff fill in for staff',
  'CustomPhoneNumber.value': 'Numbers to call back',
  'CustomAddress.value': 'Addresses given with a ticket',
  'CustomTransaction.value': 'Amounts given with a ticket',
  'CustomUsage.value': 'Figures of use',
  'CustomJobTitle.value': 'Role given with a ticket',
  'Attachment.fileName': 'Files sent',
  'Agent.displayName': 'Name of the agent',
  'Agent.availability': 'Whether the agent is at work',
} as const;

export type LabelledField = keyof typeof FIELD_LABELS;

/** `DataSubject.email` → `E-mail address`. */
export function fieldInWords(coordinate: string): string {
  const labels: Readonly<Record<string, string>> = FIELD_LABELS;
  return labels[coordinate] ?? coordinate;
}
